package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Where the day of every portfolio began, in this node's memory: read once a day, and again for portfolios in which something was booked
/// or whose closes were written since. All of that has a number in the sequence of positions, so a run knows what it missed.
///
/// A run in which days end works everything out from the database and leaves memory as it is.
@Component
class HotDayStarts {
    /// Closes are found range by range; a question for each block costs more than what it asks for.
    private static final int BLOCKS_AT_ONCE = 20;

    private final DayBases bases;
    private final ClosingDays closingDays;
    private final LastCloses closes;
    private final PositionColumns changes;
    private final BlockLayout layout;
    private Memory memory = new Memory(0, Map.of());

    HotDayStarts(
            DayBases bases,
            ClosingDays closingDays,
            LastCloses closes,
            PositionColumns changes,
            BlockLayout layout) {
        this.bases = bases;
        this.closingDays = closingDays;
        this.closes = closes;
        this.changes = changes;
        this.layout = layout;
    }

    /// What a block's day changes are measured from, by place: worth, and flows at the run's prices; and the days that end in this run.
    record BlockDay(long[] bases, long[] flows, Optional<EndedDays> ended) {}

    /// The day starts that one run values with, block by block.
    interface OfRun {
        BlockDay block(HeldBlock held);
    }

    /// Memory, brought to the sequence of `run`; a run of an older sequence reads for itself.
    synchronized OfRun of(RunToValue run) {
        if (run.positionSequence() < memory.sequence) {
            return held -> block(run, held, new Memory(run.positionSequence(), Map.of()));
        }
        if (run.positionSequence() > memory.sequence) {
            memory = brought(memory, run);
        }
        var now = memory;
        return held -> block(run, held, now);
    }

    /// Those that `run` was valued with and memory still has, by block; none when another node valued it.
    synchronized Map<Integer, DayStarts> known(RunToValue run) {
        return run.positionSequence() == memory.sequence ? Map.copyOf(memory.starts) : Map.of();
    }

    private BlockDay block(RunToValue run, HeldBlock held, Memory from) {
        if (held.zones().stream().anyMatch(zone -> run.closingIn(zone).isPresent())) {
            var ended = closingDays.of(run, held.number(), held.eligible());
            var starts =
                    bases.of(run, held.eligible(), blocks(held.number(), held.number()), ended);
            return day(run, held, DayStarts.of(run.id(), held, starts), ended);
        }
        return day(run, held, from.of(run, held), Optional.empty());
    }

    private static BlockDay day(
            RunToValue run, HeldBlock held, DayStarts starts, Optional<EndedDays> ended) {
        return new BlockDay(starts.worths(), starts.flows(held, run.market()), ended);
    }

    private PortfolioSelection blocks(int first, int last) {
        return PortfolioSelection.blocks(first, last, layout);
    }

    /// What was read of blocks that nothing has happened to since, and of the others what has not changed with the rest read again.
    private Memory brought(Memory from, RunToValue run) {
        var kept = new ConcurrentHashMap<>(from.starts);
        for (var range : closes.changed(from.sequence, run.positionSequence())) {
            int first = layout.blockOf(range.first());
            int last = layout.blockOf(range.last());
            kept.keySet().removeIf(block -> block >= first && block <= last);
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

    private DayStarts again(DayStarts starts, RunToValue run, int block, Set<PortfolioId> changed) {
        var held = run.held().block(block);
        if (!starts.holdIn(run, held)) {
            return starts; // all of it is read again anyway
        }
        var eligible =
                held.eligible().stream().filter(one -> changed.contains(one.portfolio())).toList();
        var found = bases.of(run, eligible, PortfolioSelection.some(changed), Optional.empty());
        return starts.with(held, changed, found);
    }

    /// As of one sequence. Blocks are read when they are first asked for.
    private final class Memory {
        private final long sequence;
        private final Map<Integer, DayStarts> starts;

        Memory(long sequence, Map<Integer, DayStarts> starts) {
            this.sequence = sequence;
            this.starts = new ConcurrentHashMap<>(starts);
        }

        DayStarts of(RunToValue run, HeldBlock held) {
            var known = starts.get(held.number());
            if (known == null || !known.holdIn(run, held)) {
                read(run, held.number());
                known = starts.get(held.number());
            }
            if (known == null) {
                throw new IllegalStateException("Block %d was not read".formatted(held.number()));
            }
            return known;
        }

        /// A block and those after it, as far as they are not known either.
        private void read(RunToValue run, int first) {
            int last = first;
            while (last - first + 1 < BLOCKS_AT_ONCE
                    && run.held().has(last + 1)
                    && unknown(run, last + 1)) {
                last++;
            }
            var blocks = IntStream.rangeClosed(first, last).mapToObj(run.held()::block).toList();
            List<Eligible> eligible =
                    blocks.stream().flatMap(block -> block.eligible().stream()).toList();
            var found = bases.of(run, eligible, blocks(first, last), Optional.empty());
            var byBlock =
                    found.entrySet().stream()
                            .collect(
                                    groupingBy(
                                            start -> layout.blockOf(start.getKey()),
                                            toMap(Map.Entry::getKey, Map.Entry::getValue)));
            for (var block : blocks) {
                starts.put(
                        block.number(),
                        DayStarts.of(
                                run.id(), block, byBlock.getOrDefault(block.number(), Map.of())));
            }
        }

        private boolean unknown(RunToValue run, int block) {
            var known = starts.get(block);
            return known == null || !known.holdIn(run, run.held().block(block));
        }
    }
}
