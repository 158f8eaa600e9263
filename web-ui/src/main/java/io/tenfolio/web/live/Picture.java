package io.tenfolio.web.live;

import io.tenfolio.db.live.Tick;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.valuation.Valuation;
import io.tenfolio.valuation.ValuationGap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a page shows of one portfolio.
public sealed interface Picture {
    Portfolio portfolio();

    /// No published run has valued it yet.
    record Waiting(Portfolio portfolio) implements Picture {}

    /// As a run valued it, or with what was booked since at that run's prices. Positions sum to the total of the figures, in all four digits.
    ///
    /// @param positionSequence of the positions shown
    /// @param bookedSince whether they hold what the run did not know yet
    /// @param liveOrNull of the tick, where a price was pushed since the run
    record Valued(
            Portfolio portfolio,
            RunId run,
            long positionSequence,
            boolean bookedSince,
            @Nullable Live liveOrNull,
            Figures figures,
            Origin origin,
            Valuation valuation,
            List<ValuedPosition> positions)
            implements Picture {
        public Valued {
            positions = List.copyOf(positions);
        }

        public Optional<Live> live() {
            return Optional.ofNullable(liveOrNull);
        }

        public List<ValuationGap> gaps() {
            return valuation.gaps();
        }

        /// One of the instruments of its positions.
        public Instrument instrument(InstrumentId id) {
            return positions.stream()
                    .map(ValuedPosition::instrument)
                    .filter(instrument -> instrument.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// That newer prices than the run's are in the figures: which tick it is, and the own time of the newest of its prices.
    record Live(Tick.Version version, Instant pricedAt) {}

    /// Where the figures were read.
    enum Origin {
        CACHE,
        /// The cache did not answer, or did not have them.
        DATABASE
    }
}
