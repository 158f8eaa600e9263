package io.tenfolio.batch.valuation;

import io.tenfolio.batch.valuation.DayStarts.Start;
import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A run in which days end, for some neighbouring blocks: the closes of those days, and where the next ones begin.
///
/// Of a portfolio in which nothing happened since the run before, memory tells both, with that run's figures. The others are looked for.
@Component
class DayEnds {
    private final DayBases bases;
    private final ClosingDays closingDays;
    private final BlockLayout layout;

    DayEnds(DayBases bases, ClosingDays closingDays, BlockLayout layout) {
        this.bases = bases;
        this.closingDays = closingDays;
        this.layout = layout;
    }

    /// What begins in a block, and what ended.
    record DayEnd(DayStarts starts, Optional<EndedDays> ended) {}

    /// @param blocks neighbours, in ascending order
    /// @param known where the days began that end now and those that go on, as far as it is remembered
    Map<Integer, DayEnd> of(RunToValue run, List<HeldBlock> blocks, Map<Integer, DayStarts> known) {
        return new Walk(run, blocks, known).ends();
    }

    private final class Walk {
        private final RunToValue run;
        private final List<HeldBlock> blocks;
        private final Map<Integer, DayStarts> known = new HashMap<>();
        private final Map<PortfolioId, Close> closes = new HashMap<>();
        private final Map<PortfolioId, Start> starts = new HashMap<>();
        private final List<Eligible> others = new ArrayList<>();

        Walk(RunToValue run, List<HeldBlock> blocks, Map<Integer, DayStarts> known) {
            this.run = run;
            this.blocks = blocks;
            var last = run.previous().orElseThrow();
            for (var block : blocks) {
                var some = known.get(block.number());
                if (some != null && some.tellOf(last, block)) {
                    this.known.put(block.number(), some);
                }
            }
        }

        Map<Integer, DayEnd> ends() {
            var ended = closingDays.of(run, blocks, one -> remembered(one).map(Start::flows));
            ended.values().stream()
                    .flatMap(block -> block.closes().stream())
                    .forEach(close -> closes.put(close.portfolio(), close));
            blocks.forEach(block -> block.eligible().forEach(this::begin));
            if (!others.isEmpty()) {
                starts.putAll(bases.of(run, others, which(), closesOf(others)));
            }
            var last = run.previous().orElseThrow().id();
            var ends = new HashMap<Integer, DayEnd>();
            for (var block : blocks) {
                ends.put(
                        block.number(),
                        new DayEnd(
                                DayStarts.of(run, block, startsIn(block), last),
                                Optional.ofNullable(ended.get(block.number()))));
            }
            return ends;
        }

        private Optional<Start> remembered(Eligible one) {
            var block = known.get(layout.blockOf(one.portfolio()));
            return block == null ? Optional.empty() : block.at(layout.placeOf(one.portfolio()));
        }

        private void begin(Eligible one) {
            remembered(one)
                    .flatMap(before -> next(one, before))
                    .ifPresentOrElse(
                            start -> starts.put(one.portfolio(), start), () -> others.add(one));
        }

        /// A day that goes on began where it did; the next one begins with the close, and nothing was booked since.
        private Optional<Start> next(Eligible one, Start before) {
            if (run.closingIn(one.zone()).isEmpty()) {
                return Optional.of(before);
            }
            return Optional.ofNullable(closes.get(one.portfolio()))
                    .map(close -> new Start(ScaledSum.of(close.total()), List.of()));
        }

        private PortfolioSelection which() {
            return PortfolioSelection.blocks(
                            blocks.getFirst().number(), blocks.getLast().number(), layout)
                    .narrowed(others.stream().map(Eligible::portfolio).toList());
        }

        private Collection<Close> closesOf(List<Eligible> some) {
            var found = new ArrayList<Close>();
            for (var one : some) {
                @Nullable Close close = closes.get(one.portfolio());
                if (close != null) {
                    found.add(close);
                }
            }
            return found;
        }

        private Map<PortfolioId, Start> startsIn(HeldBlock block) {
            var some = new HashMap<PortfolioId, Start>();
            for (var one : block.eligible()) {
                @Nullable Start start = starts.get(one.portfolio());
                if (start != null) {
                    some.put(one.portfolio(), start);
                }
            }
            return some;
        }
    }
}
