package io.tenfolio.web.live;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.valuation.Valuation;
import io.tenfolio.valuation.ValuationGap;
import java.util.List;

/// What a page shows of one portfolio.
public sealed interface Picture {
    Portfolio portfolio();

    /// No published run has valued it yet.
    record Waiting(Portfolio portfolio) implements Picture {}

    /// As a run valued it, or with what was booked since at that run's prices. Positions sum to the total of the figures, in all four digits.
    ///
    /// @param positionSequence of the positions shown
    /// @param bookedSince whether they hold what the run did not know yet
    record Valued(
            Portfolio portfolio,
            RunId run,
            long positionSequence,
            boolean bookedSince,
            Figures figures,
            Origin origin,
            Valuation valuation,
            List<ValuedPosition> positions)
            implements Picture {
        public Valued {
            positions = List.copyOf(positions);
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

    /// Where the figures were read.
    enum Origin {
        CACHE,
        /// The cache did not answer, or did not have them.
        DATABASE
    }
}
