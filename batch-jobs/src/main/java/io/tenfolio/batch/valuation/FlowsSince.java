package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.groupingBy;

import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.Flows.Since;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What came into portfolios and went out of them since a close, as far as the close does not include it already.
@Component
class FlowsSince {
    private final Flows flows;

    FlowsSince(Flows flows) {
        this.flows = flows;
    }

    /// A close from a run includes what was booked until then. One that was computed includes what took effect until its day's end, as
    /// far as it was booked by then.
    static Since close(Eligible one, LastClose close) {
        return new Since(
                one.portfolio(),
                close.sequenceOrNull(),
                close.computed() ? midnight(close.day().plusDays(1), one) : null);
    }

    /// Nothing was there before: all that took effect from the day's beginning on.
    static Since beginningOf(LocalDate day, Eligible one) {
        return new Since(one.portfolio(), null, midnight(day, one));
    }

    static Instant midnight(LocalDate day, Eligible one) {
        return day.atStartOfDay(one.zone()).toInstant();
    }

    /// `which`: all portfolios that `since` asks of.
    Map<PortfolioId, List<Flow>> until(
            RunId run, PortfolioSelection which, Collection<Since> since) {
        return flows.since(since, run, which).stream().collect(groupingBy(Flow::portfolio));
    }
}
