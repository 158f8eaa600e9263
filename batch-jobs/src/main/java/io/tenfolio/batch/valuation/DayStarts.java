package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the day of each portfolio of a block began: what it was worth then, and what came in and went out since. Never changed.
final class DayStarts {
    /// A portfolio's worth at the last slot before local midnight, in ten-thousandths of its base currency, and its flows since.
    record Start(long worth, List<Flow> flows) {}

    private final RunId run;

    /// By place; [io.tenfolio.valuation.PackedFigures#ABSENT] where it is not known.
    private final long[] worths;

    /// By place, of the few that have any.
    private final Map<Integer, List<Flow>> flows;

    private DayStarts(RunId run, long[] worths, Map<Integer, List<Flow>> flows) {
        this.run = run;
        this.worths = worths;
        this.flows = flows;
    }

    /// As `run` finds them; a portfolio that is not among `starts` has none that is known.
    static DayStarts of(RunId run, HeldBlock held, Map<PortfolioId, Start> starts) {
        var worths = new long[held.positions().layout().size()];
        Arrays.fill(worths, ABSENT);
        var flows = new HashMap<Integer, List<Flow>>();
        fill(held, starts, worths, flows);
        return new DayStarts(run, worths, flows);
    }

    /// With some portfolios as they were found again.
    DayStarts with(HeldBlock held, Collection<PortfolioId> again, Map<PortfolioId, Start> starts) {
        var newWorths = worths.clone();
        var newFlows = new HashMap<>(flows);
        for (var portfolio : again) {
            int place = held.positions().layout().placeOf(portfolio);
            newWorths[place] = ABSENT;
            newFlows.remove(place);
        }
        fill(held, starts, newWorths, newFlows);
        return new DayStarts(run, newWorths, newFlows);
    }

    private static void fill(
            HeldBlock held,
            Map<PortfolioId, Start> starts,
            long[] worths,
            Map<Integer, List<Flow>> flows) {
        starts.forEach((portfolio, start) -> {
            int place = held.positions().layout().placeOf(portfolio);
            worths[place] = start.worth();
            if (!start.flows().isEmpty()) {
                flows.put(place, start.flows());
            }
        });
    }

    /// Whether a later run is still in the same day, in every zone of the block.
    boolean holdIn(RunToValue later, HeldBlock held) {
        return held.zones().stream()
                .allMatch(zone -> RunToValue.day(run, zone).equals(later.dayIn(zone)));
    }

    /// By place.
    long[] worths() {
        return worths;
    }

    /// By place, at the prices and rates of a run; absent where one of them is missing.
    long[] flows(HeldBlock held, MarketSnapshot market) {
        var sums = new long[worths.length];
        flows.forEach((place, some) -> {
            var sum = new ScaledSum(held.positions().baseCurrency(place), market);
            some.forEach(sum::add);
            sums[place] = sum.scaled();
        });
        return sums;
    }
}
