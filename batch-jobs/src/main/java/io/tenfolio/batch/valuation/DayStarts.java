package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the day of each portfolio of a block began: what it was worth then, and what came in and went out since. Never changed.
final class DayStarts {
    /// A portfolio's worth at the last slot before local midnight, in ten-thousandths of its base currency, and its flows since.
    record Start(long worth, List<Flow> flows) {}

    private final RunId run;

    /// What was booked until then is in the flows.
    private final long sequence;

    /// By place; [io.tenfolio.valuation.PackedFigures#ABSENT] where it is not known.
    private final long[] worths;

    /// By place, of the few that have any.
    private final Map<Integer, List<Flow>> flows;

    /// Places in which something was booked that is not here yet.
    private final BitSet outdated;

    /// The run whose figures some of the worths are, if any are.
    private final @Nullable RunId endedOrNull;

    private DayStarts(
            RunId run,
            long sequence,
            long[] worths,
            Map<Integer, List<Flow>> flows,
            BitSet outdated,
            @Nullable RunId endedOrNull) {
        this.run = run;
        this.sequence = sequence;
        this.worths = worths;
        this.flows = flows;
        this.outdated = outdated;
        this.endedOrNull = endedOrNull;
    }

    /// As `run` finds them; a portfolio that is not among `starts` has none that is known.
    static DayStarts of(RunToValue run, HeldBlock held, Map<PortfolioId, Start> starts) {
        return of(run, held, starts, null);
    }

    /// The same where days ended with the figures of `endedOrNull`.
    static DayStarts of(
            RunToValue run,
            HeldBlock held,
            Map<PortfolioId, Start> starts,
            @Nullable RunId endedOrNull) {
        var worths = new long[held.positions().layout().size()];
        Arrays.fill(worths, ABSENT);
        var flows = new HashMap<Integer, List<Flow>>();
        fill(held, starts, worths, flows);
        return new DayStarts(
                run.id(), run.positionSequence(), worths, flows, new BitSet(), endedOrNull);
    }

    /// With some portfolios as `later` found them again, in the same days.
    DayStarts with(
            RunToValue later,
            HeldBlock held,
            Collection<PortfolioId> again,
            Map<PortfolioId, Start> starts) {
        var newWorths = worths.clone();
        var newFlows = new HashMap<>(flows);
        for (var portfolio : again) {
            int place = held.positions().layout().placeOf(portfolio);
            newWorths[place] = ABSENT;
            newFlows.remove(place);
        }
        fill(held, starts, newWorths, newFlows);
        return new DayStarts(
                run, later.positionSequence(), newWorths, newFlows, outdated, endedOrNull);
    }

    /// What it was, but that nothing is known of some portfolios any more.
    DayStarts without(HeldBlock held, Collection<PortfolioId> changed) {
        var more = (BitSet) outdated.clone();
        changed.forEach(portfolio -> more.set(held.positions().layout().placeOf(portfolio)));
        return new DayStarts(run, sequence, worths, flows, more, endedOrNull);
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

    /// Whether a later run can value with them: it is still in the same day in every zone of the block, and nothing is outdated.
    boolean holdIn(RunToValue later, HeldBlock held) {
        return outdated.isEmpty() && sameDays(later.id(), held);
    }

    /// Whether they tell what came and went until `last`, of which a later run asks because days ended in between.
    boolean tellOf(Run last, HeldBlock held) {
        return sequence <= last.positionSequence() && sameDays(last.id(), held);
    }

    private boolean sameDays(RunId other, HeldBlock held) {
        return held.zones().stream()
                .allMatch(zone -> RunToValue.day(run, zone).equals(RunToValue.day(other, zone)));
    }

    /// Whether closes that were written from the figures of that run are those that worths were taken from.
    boolean include(@Nullable RunId writtenFromOrNull) {
        return endedOrNull != null && endedOrNull.equals(writtenFromOrNull);
    }

    /// The start of the portfolio at `place`, if it is known and nothing was booked since.
    Optional<Start> at(int place) {
        return worths[place] == ABSENT || outdated.get(place)
                ? Optional.empty()
                : Optional.of(new Start(worths[place], flows.getOrDefault(place, List.of())));
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
