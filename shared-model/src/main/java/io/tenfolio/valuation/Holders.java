package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who holds what: the columns of positions the other way round. Each instrument has the numbers of the portfolios that hold it, ascending,
/// in one array: four bytes a holding and about 20 an instrument. Cash is not in it, nor is a quantity of zero.
///
/// Never changed; what bookings change makes a new one that shares the arrays of all instruments they did not touch.
public final class Holders {
    private static final int[] NOBODY = {};

    /// What an array costs beside its elements: its header, and the reference to it.
    private static final int ARRAY_BYTES = 20;

    private final int[][] byInstrument;

    private Holders(int[][] byInstrument) {
        this.byInstrument = byInstrument;
    }

    /// Of blocks in the order of their numbers, each once: portfolios come in order then, and nothing needs to be sorted.
    public static Holders of(Collection<PositionBlock> blocks) {
        var counts = new Counts();
        blocks.forEach(block -> forEach(block, counts));
        var fill = new Fill(counts);
        blocks.forEach(block -> forEach(block, fill));
        return new Holders(fill.holders);
    }

    /// As it is when some blocks, as they were, became others. Costs a look at those blocks and a copy of the arrays that differ.
    public Holders with(Collection<PositionBlock> before, Collection<PositionBlock> now) {
        var were = pairs(before);
        var are = pairs(now);
        var gone = minus(were, are);
        var come = minus(are, were);
        var touched =
                Stream.of(gone, come)
                        .flatMapToInt(pairs -> Arrays.stream(pairs).mapToInt(Holders::instrument))
                        .distinct()
                        .toArray();
        int highest = Arrays.stream(touched).max().orElse(-1);
        var holders = Arrays.copyOf(byInstrument, Math.max(byInstrument.length, highest + 1));
        for (int i = byInstrument.length; i < holders.length; i++) {
            holders[i] = NOBODY;
        }
        for (int instrument : touched) {
            holders[instrument] =
                    merged(
                            holders[instrument],
                            portfolios(gone, instrument),
                            portfolios(come, instrument));
        }
        return new Holders(holders);
    }

    /// Where the portfolios stand that hold any of some instruments: their places by block.
    public SortedMap<Integer, BitSet> of(Collection<InstrumentId> instruments, BlockLayout layout) {
        var places = new TreeMap<Integer, BitSet>();
        for (var instrument : instruments) {
            for (int holder : holders(instrument)) {
                var portfolio = new PortfolioId(holder);
                places.computeIfAbsent(layout.blockOf(portfolio), _ -> new BitSet())
                        .set(layout.placeOf(portfolio));
            }
        }
        return places;
    }

    /// How many portfolios hold an instrument.
    public int count(InstrumentId instrument) {
        return holders(instrument).length;
    }

    /// How many there are of all instruments together, a portfolio once for each it holds.
    public long size() {
        return Arrays.stream(byInstrument).mapToLong(holders -> holders.length).sum();
    }

    /// The memory it takes.
    public long bytes() {
        long arrays = Arrays.stream(byInstrument).filter(holders -> holders != NOBODY).count();
        return Integer.BYTES * (size() + byInstrument.length) + ARRAY_BYTES * arrays;
    }

    private int[] holders(InstrumentId instrument) {
        return instrument.value() < byInstrument.length ? byInstrument[instrument.value()] : NOBODY;
    }

    private interface Each {
        void holds(int instrument, int portfolio);
    }

    /// Goes through a block portfolio by portfolio; who holds an instrument in two accounts comes twice.
    private static void forEach(PositionBlock block, Each each) {
        for (int place = 0; place < block.layout().size(); place++) {
            int portfolio = Math.toIntExact(block.layout().at(block.block(), place).value());
            for (int i = block.begin(place); i < block.end(place); i++) {
                int instrument = block.instrument(i);
                if (instrument >= 0) {
                    each.holds(instrument, portfolio);
                }
            }
        }
    }

    private static final class Counts implements Each {
        private int[] counts = new int[1_024];
        private int[] last = new int[1_024];

        @Override
        public void holds(int instrument, int portfolio) {
            if (instrument >= counts.length) {
                int length = Math.max(instrument + 1, 2 * counts.length);
                counts = Arrays.copyOf(counts, length);
                last = Arrays.copyOf(last, length);
            }
            if (last[instrument] != portfolio) {
                last[instrument] = portfolio;
                counts[instrument]++;
            }
        }
    }

    private static final class Fill implements Each {
        private final int[][] holders;
        private final int[] next;

        Fill(Counts counts) {
            int length =
                    IntStream.range(0, counts.counts.length)
                            .filter(instrument -> counts.counts[instrument] > 0)
                            .map(instrument -> instrument + 1)
                            .max()
                            .orElse(0);
            next = new int[length];
            holders = new int[length][];
            for (int instrument = 0; instrument < length; instrument++) {
                int count = counts.counts[instrument];
                holders[instrument] = count == 0 ? NOBODY : new int[count];
            }
        }

        @Override
        public void holds(int instrument, int portfolio) {
            int at = next[instrument];
            if (at == 0 || holders[instrument][at - 1] != portfolio) {
                holders[instrument][at] = portfolio;
                next[instrument]++;
            }
        }
    }

    /// Instrument and portfolio in one number, sorted, each pair once.
    private static long[] pairs(Collection<PositionBlock> blocks) {
        var pairs = new long[blocks.stream().mapToInt(PositionBlock::holdings).sum()];
        var count = new int[1];
        blocks.forEach(block ->
                forEach(
                        block,
                        (instrument, portfolio) ->
                                pairs[count[0]++] = pair(instrument, portfolio)));
        Arrays.sort(pairs, 0, count[0]);
        return Arrays.stream(pairs, 0, count[0]).distinct().toArray();
    }

    private static long pair(int instrument, int portfolio) {
        return (long) instrument << Integer.SIZE | portfolio;
    }

    private static int instrument(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    private static int[] portfolios(long[] pairs, int instrument) {
        int from = indexOf(pairs, pair(instrument, 0));
        int to = indexOf(pairs, pair(instrument + 1, 0));
        return Arrays.stream(pairs, from, to).mapToInt(pair -> (int) pair).toArray();
    }

    private static int indexOf(long[] pairs, long first) {
        int found = Arrays.binarySearch(pairs, first);
        return found < 0 ? -found - 1 : found;
    }

    /// What is in the first of two sorted arrays only.
    private static long[] minus(long[] some, long[] others) {
        var rest = new long[some.length];
        int count = 0;
        int other = 0;
        for (long one : some) {
            while (other < others.length && others[other] < one) {
                other++;
            }
            if (other == others.length || others[other] != one) {
                rest[count++] = one;
            }
        }
        return Arrays.copyOf(rest, count);
    }

    /// `holders` without those who are `gone`, with those who have `come`; all sorted.
    private static int[] merged(int[] holders, int[] gone, int[] come) {
        int length = holders.length - gone.length + come.length;
        if (length == 0) {
            return NOBODY;
        }
        var merged = new int[length];
        int count = 0;
        int left = 0;
        int added = 0;
        for (int holder : holders) {
            if (left < gone.length && gone[left] == holder) {
                left++;
                continue;
            }
            while (added < come.length && come[added] < holder) {
                merged[count++] = come[added++];
            }
            merged[count++] = holder;
        }
        while (added < come.length) {
            merged[count++] = come[added++];
        }
        return merged;
    }
}
