package io.tenfolio.batch.valuation;

import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The positions of all portfolios in this node's memory, in columns: read once, then brought from the sequence of one run to that of the
/// next by what changed in between. A run of an older sequence than memory has reads the database instead.
///
/// What is handed out is never changed, so a run that was frozen meanwhile still values what it began with.
@Component
public class HotPositions {
    private static final Logger LOG = LoggerFactory.getLogger(HotPositions.class);

    /// Ranges of a few thousand portfolios are read fastest; two at once, as the server works while we do.
    private static final int BLOCKS_AT_ONCE = 5;

    private static final int READERS = 2;

    /// With more changes than this part of all portfolios, reading everything again is cheaper.
    private static final int WORTH_READING_AGAIN = 10;

    private final PositionColumns columns;
    private final Positions positions;
    private final Portfolios portfolios;
    private final BlockLayout layout;
    private @Nullable Memory memory;

    /// By number.
    private final Map<Integer, Split> split = new ConcurrentHashMap<>();

    /// By number, as they are kept in the database.
    private Map<Integer, HeldBlock> kept = Map.of();

    /// What was booked between runs is brought here, beside what runs go on from.
    private @Nullable Memory ahead;

    public HotPositions(
            PositionColumns columns,
            Positions positions,
            Portfolios portfolios,
            BlockLayout layout) {
        this.columns = columns;
        this.positions = positions;
        this.portfolios = portfolios;
        this.layout = layout;
    }

    /// All blocks as of `sequence`.
    public synchronized HeldBlocks asOf(long sequence) {
        if (memory == null) {
            memory = read(sequence);
        } else if (memory.sequence < sequence) {
            memory = brought(memory, sequence);
        } else if (memory.sequence > sequence) {
            return new InDatabase(sequence, positions.eligible(sequence));
        }
        return memory;
    }

    /// As of `sequence` or later, for what is valued between runs. What runs have does not move: one that has begun still asks for its own
    /// sequence, and would have to read the database.
    public synchronized HeldBlocks newest(long sequence) {
        if (memory == null) {
            memory = read(sequence);
        }
        if (ahead == null || ahead.sequence < memory.sequence) {
            ahead = memory;
        }
        if (ahead.sequence < sequence) {
            ahead = brought(ahead, sequence);
        }
        return ahead;
    }

    /// `held`, where some of the prices may be from before `splits`: the holdings that are concerned know them.
    HeldBlocks with(Map<Integer, HotSplits.OfBlock> splits, HeldBlocks held) {
        if (splits.isEmpty()) {
            split.clear();
            return held;
        }
        return new WithSplits(held, splits);
    }

    /// The same for a run some of whose prices are from before `splits`: the holdings that are concerned know them.
    HeldBlocks asOf(long sequence, Map<Integer, HotSplits.OfBlock> splits) {
        return with(splits, asOf(sequence));
    }

    /// Keeps what is in memory in the database, for nodes that start: the blocks that changed since this one did so last.
    public void keep() {
        Memory now;
        Map<Integer, HeldBlock> before;
        synchronized (this) {
            now = memory;
            before = kept;
        }
        if (now == null) {
            return;
        }
        var after = new HashMap<Integer, HeldBlock>();
        now.blocks.forEach(block -> after.put(block.number(), block));
        var changed =
                now.blocks.stream().filter(block -> before.get(block.number()) != block).toList();
        columns.keep(changed, now.sequence);
        synchronized (this) {
            kept = after;
        }
        LOG.info("Kept {} of {} blocks as of {}", changed.size(), now.blocks.size(), now.sequence);
    }

    private Memory read(long sequence) {
        long begin = System.nanoTime();
        long highest = portfolios.highestId();
        int blocks = highest == 0 ? 0 : layout.blockOf(new PortfolioId(highest)) + 1;
        var ranges = new ArrayList<Callable<List<HeldBlock>>>();
        for (int first = 0; first < blocks; first += BLOCKS_AT_ONCE) {
            int from = first;
            int to = Math.min(blocks, first + BLOCKS_AT_ONCE) - 1;
            ranges.add(() -> columns.read(from, to, sequence));
        }
        var held = new ArrayList<HeldBlock>(blocks);
        int eligible;
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var counted = readers.submit(() -> positions.eligible(sequence));
            for (var range : readers.invokeAll(ranges)) {
                held.addAll(range.get());
            }
            eligible = counted.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading the positions was broken off", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("The positions could not be read", e);
        }
        LOG.info(
                "Read the positions of {} blocks as of {} in {} ms",
                blocks,
                sequence,
                (System.nanoTime() - begin) / 1_000_000);
        return new Memory(sequence, eligible, held);
    }

    private Memory brought(Memory from, long sequence) {
        var opened = columns.openedOrClosed(from.sequence, sequence);
        var changed = columns.changed(from.sequence, sequence);
        changed.addAll(opened);
        if (changed.size() > from.eligible / WORTH_READING_AGAIN) {
            return read(sequence);
        }
        var touched = new HashMap<Integer, HeldBlock>();
        changed.forEach(portfolio -> {
            int block = layout.blockOf(portfolio);
            touched.computeIfAbsent(block, from::block);
        });
        columns.bring(touched, changed, sequence);
        int eligible =
                from.eligible
                        - positions.eligible(opened, from.sequence)
                        + positions.eligible(opened, sequence);
        return from.with(touched, sequence, eligible);
    }

    private final class Memory implements HeldBlocks {
        private final long sequence;
        private final int eligible;
        private final List<HeldBlock> blocks;

        Memory(long sequence, int eligible, List<HeldBlock> blocks) {
            this.sequence = sequence;
            this.eligible = eligible;
            this.blocks = blocks;
        }

        Memory with(Map<Integer, HeldBlock> touched, long newSequence, int newEligible) {
            int last = touched.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
            var all = new ArrayList<>(blocks);
            for (int number = all.size(); number <= last; number++) {
                all.add(block(number));
            }
            touched.forEach(all::set);
            return new Memory(newSequence, newEligible, all);
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public boolean has(int number) {
            return number < blocks.size();
        }

        /// One that no portfolio was in at this sequence is read, and found empty.
        @Override
        public HeldBlock block(int number) {
            return number < blocks.size()
                    ? blocks.get(number)
                    : columns.read(number, number, sequence).getFirst();
        }

        @Override
        public int eligible() {
            return eligible;
        }
    }

    /// A block whose holdings know the splits that prices may be from before, and what it was made of.
    private record Split(HeldBlock from, HotSplits.OfBlock by, HeldBlock with) {}

    /// On the few days when a split is in positions and not yet in prices, the blocks of those who hold the instrument are asked for once, and
    /// again when something in them changed.
    private final class WithSplits implements HeldBlocks {
        private final HeldBlocks held;
        private final Map<Integer, HotSplits.OfBlock> splits;

        WithSplits(HeldBlocks held, Map<Integer, HotSplits.OfBlock> splits) {
            this.held = held;
            this.splits = splits;
        }

        @Override
        public long sequence() {
            return held.sequence();
        }

        @Override
        public boolean has(int number) {
            return held.has(number);
        }

        @Override
        public HeldBlock block(int number) {
            var from = held.block(number);
            var by = splits.get(number);
            if (by == null) {
                return from;
            }
            var known = split.get(number);
            if (known == null || known.from != from || known.by != by) {
                known =
                        new Split(
                                from,
                                by,
                                columns.withSplits(
                                        from, by.portfolios(), held.sequence(), by.all()));
                split.put(number, known);
            }
            return known.with;
        }

        @Override
        public int eligible() {
            return held.eligible();
        }
    }

    private final class InDatabase implements HeldBlocks {
        private final long sequence;
        private final int eligible;

        InDatabase(long sequence, int eligible) {
            this.sequence = sequence;
            this.eligible = eligible;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        /// Reading ahead does not pay here.
        @Override
        public boolean has(int number) {
            return false;
        }

        @Override
        public HeldBlock block(int number) {
            return columns.read(number, number, sequence).getFirst();
        }

        @Override
        public int eligible() {
            return eligible;
        }
    }
}
