package io.tenfolio.db.valuation;

import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Values of portfolios, a row per run, figure and block.
@Repository
public class Valuations {
    private final JdbcClient jdbc;

    public Valuations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A figure of one portfolio over time, in ten-thousandths of the base currency.
    public record Point(Instant at, long value) {}

    /// Writes a valued block: its figures (by place, [io.tenfolio.valuation.PackedFigures#ABSENT] where not valued) and its counts.
    /// A block that is there already stays as it is. Call inside the chunk's transaction, after [io.tenfolio.db.job.Runs#hold].
    public void store(
            RunId run, int epoch, int block, Map<Figure, long[]> figures, RunCounts counts) {
        throw new UnsupportedOperationException("being built");
    }

    /// The packed figures of a block, or empty when the run has not valued it.
    public Map<Figure, byte[]> block(RunId run, int block) {
        throw new UnsupportedOperationException("being built");
    }

    /// Blocks of a run that are stored.
    public List<Integer> blocks(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    /// The sum of the counts of a run's blocks.
    public RunCounts counts(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    /// All figures of one portfolio in a run.
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        throw new UnsupportedOperationException("being built");
    }

    /// Total worth (market value + cash) of one portfolio in the published runs from `from` on, the last revision of each slot, oldest first.
    public List<Point> series(PortfolioId portfolio, Instant from, Instant to) {
        throw new UnsupportedOperationException("being built");
    }
}
