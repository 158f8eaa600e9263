package io.tenfolio.batch.valuation;

import io.tenfolio.batch.valuation.DayStarts.Start;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.PackedFigures;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the day changes of ticks are measured from: the bases of the run they are laid over, and the flows until now. A node that valued
/// the run has them in memory; another one reads those of the portfolios concerned, and keeps them until the next run.
@Component
class TickStarts {
    private static final int PORTFOLIOS_AT_ONCE = 500;

    private final HotDayStarts hot;
    private final DayBases bases;
    private final PositionColumns columns;
    private final Flows flows;
    private final Map<PortfolioId, Optional<Start>> read = new HashMap<>();
    private @Nullable RunId readFor;

    TickStarts(HotDayStarts hot, DayBases bases, PositionColumns columns, Flows flows) {
        this.hot = hot;
        this.bases = bases;
        this.columns = columns;
        this.flows = flows;
    }

    /// By block: worth at the base and flows since, by place.
    record Day(long[] bases, long[] flows) {}

    /// @param run what ticks are laid over, with their own market and the positions of now
    /// @param places whom they concern, by block
    Map<Integer, Day> of(RunToValue run, SortedMap<Integer, BitSet> places) {
        if (!run.id().equals(readFor)) {
            read.clear();
            readFor = run.id();
        }
        var known = hot.known(run);
        readMissing(run, known, places);
        var changed = bookedSince(run);
        var days = new HashMap<Integer, Day>();
        places.forEach((number, some) -> {
            var held = run.held().block(number);
            var starts = known.get(number);
            if (starts == null || !starts.holdIn(run, held)) {
                starts = DayStarts.of(run, held, found(held, some));
            }
            var sums = starts.flows(held, run.market());
            some.stream().forEach(place -> addSince(run, held, place, changed, sums));
            days.put(number, new Day(starts.worths(), sums));
        });
        return days;
    }

    private void readMissing(
            RunToValue run, Map<Integer, DayStarts> known, SortedMap<Integer, BitSet> places) {
        var missing = new ArrayList<Eligible>();
        places.forEach((number, some) -> {
            var held = run.held().block(number);
            var starts = known.get(number);
            if (starts == null || !starts.holdIn(run, held)) {
                concerned(held, some).stream()
                        .filter(one -> !read.containsKey(one.portfolio()))
                        .forEach(missing::add);
            }
        });
        for (var some : Portions.of(missing, PORTFOLIOS_AT_ONCE)) {
            var ids = some.stream().map(Eligible::portfolio).toList();
            var found = bases.of(run, some, PortfolioSelection.some(ids), List.of());
            ids.forEach(id -> read.put(id, Optional.ofNullable(found.get(id))));
        }
    }

    private static List<Eligible> concerned(HeldBlock held, BitSet places) {
        var layout = held.positions().layout();
        return held.eligible().stream()
                .filter(one -> places.get(layout.placeOf(one.portfolio())))
                .toList();
    }

    private Map<PortfolioId, Start> found(HeldBlock held, BitSet places) {
        var found = new HashMap<PortfolioId, Start>();
        for (var one : concerned(held, places)) {
            read.getOrDefault(one.portfolio(), Optional.empty())
                    .ifPresent(start -> found.put(one.portfolio(), start));
        }
        return found;
    }

    private Set<PortfolioId> bookedSince(RunToValue run) {
        return run.held().sequence() > run.positionSequence()
                ? columns.changed(run.positionSequence(), run.held().sequence())
                : new HashSet<>();
    }

    /// What came in and went out since the run is no change of the day.
    private void addSince(
            RunToValue run, HeldBlock held, int place, Set<PortfolioId> changed, long[] sums) {
        var portfolio = held.positions().layout().at(held.number(), place);
        if (!changed.contains(portfolio) || sums[place] == PackedFigures.ABSENT) {
            return;
        }
        var since = new ScaledSum(held.positions().baseCurrency(place), run.market());
        flows.between(run.positionSequence(), run.held().sequence(), portfolio).forEach(since::add);
        long sum = since.scaled();
        sums[place] =
                sum == PackedFigures.ABSENT
                        ? PackedFigures.ABSENT
                        : Math.addExact(sums[place], sum);
    }
}
