package io.tenfolio.batch.valuation;

import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.valuation.BlockValues.Skipped;
import io.tenfolio.valuation.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a chunk writes of one block: its packed figures, its counts, the portfolios it skipped, and the closes of days that ended.
record ValuedBlock(
        int block,
        Map<Figure, byte[]> figures,
        RunCounts counts,
        List<Skipped> skipped,
        Optional<EndedDays> ended) {
    /// Closes taken from the figures of `run`, the last one published on those days.
    record EndedDays(RunId run, List<Close> closes) {}
}
