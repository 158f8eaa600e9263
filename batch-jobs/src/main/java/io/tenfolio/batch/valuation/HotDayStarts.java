package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tenfolio.batch.valuation.DayEnds.DayEnd;
import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.portfolio.PortfolioSelection.Range;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.Written;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where the day of every portfolio began, in this node's memory: read once, and again for portfolios in which something was booked or
/// whose closes were written since. All of that has a number in the sequence of positions, so a run knows what it missed.
///
/// A run in which days end takes the closes, and where the next days begin, from what is remembered and the figures of the run before.
/// What it remembers is for the runs after it: it may have to value a block twice, and does so from the same memory.
@Component
class HotDayStarts {
    /// Blocks are asked for in windows of so many, which ranges of a run are made of; a question for each block costs more than what it asks
    /// for.
    private static final int WINDOW = 25;

    /// Blocks that ended ahead and that nobody fetched; then somebody else values them.
    private static final int FETCHED_IN_VAIN = 4 * WINDOW;

    private final DayBases bases;
    private final DayEnds dayEnds;
    private final LastCloses closes;
    private final PositionColumns changes;
    private final BlockLayout layout;
    private Memory memory = new Memory(0, Map.of());

    HotDayStarts(
            DayBases bases,
            DayEnds dayEnds,
            LastCloses closes,
            PositionColumns changes,
            BlockLayout layout) {
        this.bases = bases;
        this.dayEnds = dayEnds;
        this.closes = closes;
        this.changes = changes;
        this.layout = layout;
    }

    /// What a block's day changes are measured from, by place: worth, and flows at the run's prices; and the days that end in this run.
    record BlockDay(long[] bases, long[] flows, Optional<EndedDays> ended) {}

    /// The day starts that one run values with, block by block; several threads may ask.
    interface OfRun {
        BlockDay block(HeldBlock held);
    }

    /// Memory, brought to the sequence of `run`; a run of an older sequence reads for itself.
    synchronized OfRun of(RunToValue run) {
        if (run.positionSequence() < memory.sequence) {
            return new Days(run, new Memory(run.positionSequence(), Map.of()));
        }
        if (run.positionSequence() > memory.sequence) {
            memory = brought(memory, run);
        }
        return new Days(run, memory);
    }

    /// Those that `run` was valued with and memory still has, by block; none when another node valued it.
    synchronized Map<Integer, DayStarts> known(RunToValue run) {
        return run.positionSequence() == memory.sequence ? memory.latest() : Map.of();
    }

    /// What was read of blocks that nothing has happened to since, and of the others what has not changed with the rest read again.
    private Memory brought(Memory from, RunToValue run) {
        var kept = new ConcurrentHashMap<>(from.latest());
        for (var written : closes.written(from.sequence, run.positionSequence())) {
            var concerned = blocksOf(written.portfolios());
            kept.entrySet()
                    .removeIf(block ->
                            concerned.test(block.getKey())
                                    && !block.getValue().include(written.runOrNull()));
        }
        var changed = new HashSet<PortfolioId>();
        if (!kept.isEmpty()) {
            changed.addAll(changes.changed(from.sequence, run.positionSequence()));
            changed.addAll(changes.openedOrClosed(from.sequence, run.positionSequence()));
        }
        changed.stream()
                .collect(groupingBy(layout::blockOf))
                .forEach((block, portfolios) ->
                        kept.computeIfPresent(
                                block,
                                (_, starts) -> again(starts, run, block, Set.copyOf(portfolios))));
        return new Memory(run.positionSequence(), kept);
    }

    private IntPredicate blocksOf(Range portfolios) {
        int first = layout.blockOf(portfolios.first());
        int last = layout.blockOf(portfolios.last());
        return block -> block >= first && block <= last;
    }

    /// In a day that is over, what was booked since is not asked for: it is the next day's, or too late for memory.
    private DayStarts again(DayStarts starts, RunToValue run, int block, Set<PortfolioId> changed) {
        var held = run.held().block(block);
        if (!starts.holdIn(run, held)) {
            return starts.without(held, changed);
        }
        var eligible =
                held.eligible().stream().filter(one -> changed.contains(one.portfolio())).toList();
        var found = bases.of(run, eligible, PortfolioSelection.some(changed), List.of());
        return starts.with(run, held, changed, found);
    }

    /// A block and those after it in its window that `also` are wanted.
    private static List<HeldBlock> window(RunToValue run, HeldBlock first, IntPredicate also) {
        var blocks = new ArrayList<HeldBlock>();
        blocks.add(first);
        for (int next = first.number() + 1;
                next % WINDOW != 0 && run.held().has(next) && also.test(next);
                next++) {
            blocks.add(run.held().block(next));
        }
        return blocks;
    }

    /// Of one run.
    private final class Days implements OfRun {
        private final RunToValue run;
        private final Memory memory;
        private final Map<Integer, DayEnd> ahead = new ConcurrentHashMap<>();

        /// Of which more is known than the figures of the run before: what was computed again since.
        private final List<IntPredicate> computedSince;

        Days(RunToValue run, Memory memory) {
            this.run = run;
            this.memory = memory;
            this.computedSince =
                    run.previous().stream()
                            .flatMap(last ->
                                    closes
                                            .written(
                                                    last.positionSequence(), run.positionSequence())
                                            .stream()
                                            .filter(one -> !last.id().equals(one.runOrNull())))
                            .map(Written::portfolios)
                            .map(HotDayStarts.this::blocksOf)
                            .toList();
        }

        @Override
        public BlockDay block(HeldBlock held) {
            if (!ends(held)) {
                return day(held, memory.of(run, held), Optional.empty());
            }
            var end = end(held);
            if (computedSince.stream().noneMatch(blocks -> blocks.test(held.number()))) {
                memory.next.put(held.number(), end.starts());
            }
            return day(held, end.starts(), end.ended());
        }

        private boolean ends(HeldBlock held) {
            return held.zones().stream().anyMatch(zone -> run.closingIn(zone).isPresent());
        }

        private DayEnd end(HeldBlock held) {
            @Nullable DayEnd known = ahead.remove(held.number());
            if (known != null) {
                return known;
            }
            if (ahead.size() > FETCHED_IN_VAIN) {
                ahead.clear();
            }
            var blocks = window(run, held, next -> ends(run.held().block(next)));
            var ends = new HashMap<>(dayEnds.of(run, blocks, memory.starts));
            var asked = ends.remove(held.number());
            ahead.putAll(ends);
            if (asked == null) {
                throw new IllegalStateException("Block %d was not told".formatted(held.number()));
            }
            return asked;
        }

        private BlockDay day(HeldBlock held, DayStarts starts, Optional<EndedDays> ended) {
            return new BlockDay(starts.worths(), starts.flows(held, run.market()), ended);
        }
    }

    /// As of one sequence. Blocks are read when they are first asked for.
    private final class Memory {
        private final long sequence;
        private final Map<Integer, DayStarts> starts;

        /// Of blocks in which days ended.
        private final Map<Integer, DayStarts> next = new ConcurrentHashMap<>();

        Memory(long sequence, Map<Integer, DayStarts> starts) {
            this.sequence = sequence;
            this.starts = new ConcurrentHashMap<>(starts);
        }

        Map<Integer, DayStarts> latest() {
            var latest = new HashMap<>(starts);
            latest.putAll(next);
            return latest;
        }

        DayStarts of(RunToValue run, HeldBlock held) {
            @Nullable DayStarts known = known(run, held);
            if (known == null) {
                read(run, held);
                known = starts.get(held.number());
            }
            if (known == null) {
                throw new IllegalStateException("Block %d was not read".formatted(held.number()));
            }
            return known;
        }

        private @Nullable DayStarts known(RunToValue run, HeldBlock held) {
            var ended = next.get(held.number());
            if (ended != null && ended.holdIn(run, held)) {
                return ended;
            }
            var known = starts.get(held.number());
            return known != null && known.holdIn(run, held) ? known : null;
        }

        /// A block and those after it, as far as they are not known either.
        private void read(RunToValue run, HeldBlock first) {
            var blocks = window(run, first, next -> known(run, run.held().block(next)) == null);
            List<Eligible> eligible =
                    blocks.stream().flatMap(block -> block.eligible().stream()).toList();
            var which =
                    PortfolioSelection.blocks(
                            blocks.getFirst().number(), blocks.getLast().number(), layout);
            var found = bases.of(run, eligible, which, List.of());
            var byBlock =
                    found.entrySet().stream()
                            .collect(
                                    groupingBy(
                                            start -> layout.blockOf(start.getKey()),
                                            toMap(Map.Entry::getKey, Map.Entry::getValue)));
            for (var block : blocks) {
                starts.put(
                        block.number(),
                        DayStarts.of(run, block, byBlock.getOrDefault(block.number(), Map.of())));
            }
        }
    }
}
