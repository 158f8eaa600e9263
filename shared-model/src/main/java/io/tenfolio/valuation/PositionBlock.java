package io.tenfolio.valuation;

import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.KnownSplit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The holdings of one block of portfolios in columns, 12 bytes each: the instrument, and the quantity as a whole
/// number of hundred-millionths. A quantity that is finer or larger, or whose price may be from
/// before a split, waits in a side map for the exact path. Cost and realised gain are kept as sums by place, in ten-thousandths of the
/// portfolio's base currency.
public final class PositionBlock {
    /// Fractional digits of the quantities.
    static final int SCALE = 8;

    /// In the quantities, where no other is zero: it is in the side map.
    static final long ELSEWHERE = 0;

    /// A larger quantity is in the side map.
    static final long LARGEST = (1L << 62) - 1;

    /// Shifts are multiples of it, so that the blocks of a run need few of them: each takes worths of its own.
    private static final int SHIFT_STEP = 4;

    /// In the bases: there is no portfolio at this place.
    static final int NOBODY = -1;

    private static final long[] POWERS_OF_TEN = new long[SCALE + 1];

    static {
        Arrays.setAll(POWERS_OF_TEN, i -> BigInteger.TEN.pow(i).longValueExact());
    }

    private final int block;
    private final BlockLayout layout;
    private final List<Currency> currencies;

    /// By place: an index into the currencies, or [#NOBODY].
    private final int[] bases;

    private final BitSet places = new BitSet();

    /// Two by place: where its holdings begin, and where those of cash among them do; they end where the next place's begin.
    private final int[] offsets;

    /// By holding: an instrument's number, or for cash −1 − an index into the currencies.
    private final int[] instruments;

    /// By holding, shifted by [#shift] or [#cashShift].
    private final long[] quantities;

    private final Map<Integer, BigDecimal> exactQuantities;

    /// The holdings whose quantities are in the side map, ascending.
    private final int[] elsewhere;

    private final int largestInstrument;
    private final int shift;
    private final int cashShift;

    /// By holding, for the few whose price may be from before them.
    private final Map<Integer, List<KnownSplit>> splits;

    private final long[] costs;
    private final long[] realisedGains;
    private final Map<Integer, String> troubles;

    private PositionBlock(Builder from) {
        block = from.block;
        layout = from.layout;
        currencies = List.copyOf(from.currencies);
        bases = from.bases;
        for (int place = 0; place < bases.length; place++) {
            places.set(place, bases[place] != NOBODY);
        }
        costs = from.costs.values();
        realisedGains = from.realisedGains.values();
        troubles = new HashMap<>(from.troubles);
        from.costs.tooLarge().forEach((place, sum) -> trouble(place, "cost", sum));
        from.realisedGains.tooLarge().forEach((place, sum) -> trouble(place, "realised gain", sum));

        offsets = new int[2 * layout.size() + 1];
        for (int i = 0; i < from.count; i++) {
            offsets[from.offset(i) + 1]++;
        }
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] += offsets[i - 1];
        }
        instruments = new int[from.count];
        quantities = new long[from.count];
        exactQuantities = new HashMap<>();
        splits = new HashMap<>();
        var next = offsets.clone();
        for (int i = 0; i < from.count; i++) {
            int at = next[from.offset(i)]++;
            instruments[at] = from.instruments[i];
            quantities[at] = from.quantities[i];
            if (quantities[at] == ELSEWHERE) {
                exactQuantities.put(at, from.exactQuantity(i));
            }
            if (from.splits.containsKey(i)) {
                splits.put(at, from.splits.getOrDefault(i, List.of()));
            }
        }
        elsewhere = exactQuantities.keySet().stream().mapToInt(at -> at).sorted().toArray();
        largestInstrument = Arrays.stream(instruments).reduce(0, Math::max);
        shift = shift(i -> instruments[i] >= 0);
        cashShift = shift(i -> instruments[i] < 0);
        Arrays.setAll(quantities, i -> quantities[i] << shiftOf(i));
    }

    private int shiftOf(int holding) {
        return instruments[holding] < 0 ? cashShift : shift;
    }

    private int shift(IntPredicate isMeant) {
        long bits =
                IntStream.range(0, quantities.length)
                        .filter(isMeant)
                        .mapToLong(i -> Math.abs(quantities[i]))
                        .reduce(0, (a, b) -> a | b);
        int room = Long.numberOfLeadingZeros(bits) - Long.numberOfLeadingZeros(LARGEST);
        return room & -SHIFT_STEP;
    }

    private void trouble(int place, String what, BigInteger sum) {
        troubles.putIfAbsent(
                place,
                "Its %s of %s is too large to be kept"
                        .formatted(what, new BigDecimal(sum, Worth.DIGITS).toPlainString()));
    }

    /// The holdings of `block`, portfolio by portfolio in any order.
    public static Builder of(int block, BlockLayout layout) {
        return new Builder(block, layout);
    }

    /// All but the portfolios at some places: they can be added as they are now.
    public Builder without(BitSet places) {
        var builder = new Builder(block, layout);
        currencies.forEach(builder::index);
        for (int place = 0; place < layout.size(); place++) {
            if (hasPortfolioAt(place) && !places.get(place)) {
                builder.copy(this, place);
            }
        }
        return builder;
    }

    public int block() {
        return block;
    }

    public BlockLayout layout() {
        return layout;
    }

    public boolean hasPortfolioAt(int place) {
        return places.get(place);
    }

    /// Where portfolios are.
    BitSet places() {
        return (BitSet) places.clone();
    }

    /// How many portfolios it holds: all that must be valued or skipped.
    public int portfolios() {
        return places.cardinality();
    }

    /// How many holdings it holds, those of quantity zero left out.
    public int holdings() {
        return instruments.length;
    }

    List<Currency> currencies() {
        return currencies;
    }

    /// The base currency of the portfolio at `place`.
    public Currency baseCurrency(int place) {
        return currencies.get(bases[place]);
    }

    /// What the portfolio at `place` holds beside cash, an instrument in two accounts twice.
    public IntStream instruments(int place) {
        return IntStream.range(begin(place), end(place))
                .map(this::instrument)
                .filter(instrument -> instrument >= 0);
    }

    int base(int place) {
        return bases[place];
    }

    int begin(int place) {
        return offsets[2 * place];
    }

    int cashBegin(int place) {
        return offsets[2 * place + 1];
    }

    int end(int place) {
        return offsets[2 * place + 2];
    }

    int instrument(int holding) {
        return instruments[holding];
    }

    int[] instruments() {
        return instruments;
    }

    /// By holding, in hundred-millionths of a unit, shifted to the left by [#shift] or [#cashShift]; [#ELSEWHERE] for some.
    long[] shiftedQuantities() {
        return quantities;
    }

    /// In hundred-millionths of a unit, or [#ELSEWHERE].
    long quantity(int holding) {
        return quantities[holding] >> shiftOf(holding);
    }

    int[] elsewhere() {
        return elsewhere;
    }

    /// By how many binary digits the quantities of what is not cash are shifted: about as far as all of them stay within [#LARGEST].
    int shift() {
        return shift;
    }

    /// The same of cash.
    int cashShift() {
        return cashShift;
    }

    /// No holding has a larger instrument number.
    int largestInstrument() {
        return largestInstrument;
    }

    /// The quantity, whatever its size.
    BigDecimal exactQuantity(int holding) {
        long quantity = quantity(holding);
        return quantity == ELSEWHERE
                ? exact(exactQuantities, holding)
                : BigDecimal.valueOf(quantity, SCALE);
    }

    /// The splits that its price may be from before.
    List<KnownSplit> splits(int holding) {
        return splits.isEmpty() ? List.of() : splits.getOrDefault(holding, List.of());
    }

    private static BigDecimal exact(Map<Integer, BigDecimal> quantities, int holding) {
        var quantity = quantities.get(holding);
        if (quantity == null) {
            throw new IllegalStateException("Holding %d has no quantity".formatted(holding));
        }
        return quantity;
    }

    long[] costs() {
        return costs;
    }

    long[] realisedGains() {
        return realisedGains;
    }

    /// By place, why the portfolio there cannot be valued at all.
    Map<Integer, String> troubles() {
        return troubles;
    }

    /// Why the portfolio at `place` cannot be valued at all, whatever the prices.
    Optional<String> trouble(int place) {
        return troubles.isEmpty() ? Optional.empty() : Optional.ofNullable(troubles.get(place));
    }

    /// Whether it can be a figure: a long, but the most negative one stands for absence.
    static boolean fits(BigInteger value) {
        return value.abs().bitLength() < Long.SIZE;
    }

    /// Takes holdings as they are read.
    public static final class Builder {
        private final int block;
        private final BlockLayout layout;
        private final List<Currency> currencies = new ArrayList<>();
        private final Map<Currency, Integer> currencyIndex = new HashMap<>();
        private final int[] bases;
        private final PlaceSums costs;
        private final PlaceSums realisedGains;
        private final Map<Integer, BigDecimal> exactQuantities = new HashMap<>();
        private final Map<Integer, List<KnownSplit>> splits = new HashMap<>();
        private final Map<Integer, String> troubles = new HashMap<>();
        private int[] places = new int[1_024];
        private int[] instruments = new int[1_024];
        private long[] quantities = new long[1_024];
        private int count;
        private int current = NOBODY;

        private Builder(int block, BlockLayout layout) {
            this.block = block;
            this.layout = layout;
            this.bases = new int[layout.size()];
            Arrays.fill(bases, NOBODY);
            this.costs = new PlaceSums(layout.size());
            this.realisedGains = new PlaceSums(layout.size());
        }

        /// Says that the portfolio exists, even if it holds nothing: then it is worth 0, not absent.
        public Builder portfolio(PortfolioId portfolio, Currency base) {
            current = place(portfolio, base);
            return this;
        }

        /// One more holding of the portfolio named last, in plain decimals as the database writes them: the quantity, and cost and
        /// realised gain in the base currency with four digits.
        public Builder holds(int instrument, String quantity, String cost, String realisedGain) {
            costs.add(current, cost);
            return holdsFree(instrument, quantity, realisedGain);
        }

        /// The same of cash, which costs nothing.
        public Builder holdsCash(Currency currency, String quantity, String realisedGain) {
            return holdsFree(-1 - index(currency), quantity, realisedGain);
        }

        private Builder holdsFree(int instrument, String quantity, String realisedGain) {
            realisedGains.add(current, realisedGain);
            int end = PlainDecimal.end(quantity);
            if (!PlainDecimal.fitsLong(end)) {
                append(current, instrument, new BigDecimal(quantity.substring(0, end)));
            } else {
                long unscaled = PlainDecimal.unscaled(quantity, end);
                if (unscaled != 0) {
                    append(current, instrument, unscaled, PlainDecimal.scale(quantity, end));
                }
            }
            return this;
        }

        /// One more holding of a portfolio of this block. A holding whose cost is not in the base currency
        /// makes its portfolio one that is skipped.
        public Builder add(PortfolioId portfolio, Currency base, Holding holding) {
            return add(portfolio, base, holding, List.of());
        }

        /// @param booked the splits of this holding that its price may be from before
        public Builder add(
                PortfolioId portfolio, Currency base, Holding holding, List<KnownSplit> booked) {
            int place = place(portfolio, base);
            if (!holding.cost().currency().equals(base)
                    || !holding.realisedGain().currency().equals(base)) {
                troubles.put(
                        place,
                        "The cost of instrument %d is kept in %s, not in the portfolio's %s"
                                .formatted(
                                        holding.instrument().value(),
                                        holding.cost().currency(),
                                        base));
                return this;
            }
            realisedGains.add(place, holding.realisedGain().amount().unscaledValue());
            if (!holding.isCash()) {
                costs.add(place, holding.cost().amount().unscaledValue());
            }
            var units = holding.quantity().units();
            if (units.signum() != 0) {
                if (booked.isEmpty() || holding.isCash()) {
                    append(place, instrument(holding), units);
                } else {
                    splits.put(count, booked);
                    appendExact(place, instrument(holding), units);
                }
            }
            return this;
        }

        /// The next currency, by the index that holdings of cash and bases name it with.
        void currency(Currency next) {
            index(next);
        }

        /// A portfolio whose sums are known; what follows is held by it. `trouble`: empty, if it has none.
        void portfolio(int place, int base, long cost, long realisedGain, String trouble) {
            current = place;
            bases[place] = base;
            costs.add(place, cost);
            realisedGains.add(place, realisedGain);
            if (!trouble.isEmpty()) {
                troubles.put(place, trouble);
            }
        }

        /// Of an instrument as a block names it; `quantity` as a block has it.
        void holds(int instrument, long quantity) {
            append(current, instrument, quantity);
        }

        void holdsExactly(int instrument, BigDecimal units) {
            appendExact(current, instrument, units);
        }

        public PositionBlock build() {
            return new PositionBlock(this);
        }

        private int offset(int holding) {
            return 2 * places[holding] + (instruments[holding] < 0 ? 1 : 0);
        }

        private BigDecimal exactQuantity(int holding) {
            return exact(exactQuantities, holding);
        }

        private int place(PortfolioId portfolio, Currency base) {
            if (layout.blockOf(portfolio) != block) {
                throw new IllegalArgumentException(
                        "Portfolio %d is not in block %d".formatted(portfolio.value(), block));
            }
            int place = layout.placeOf(portfolio);
            int index = index(base);
            if (bases[place] != NOBODY && bases[place] != index) {
                throw new IllegalArgumentException(
                        "Portfolio %d has one base currency, not %s and %s"
                                .formatted(portfolio.value(), currencies.get(bases[place]), base));
            }
            bases[place] = index;
            return place;
        }

        private int instrument(Holding holding) {
            return holding.isCash()
                    ? -1 - index(holding.instrumentCurrency())
                    : holding.instrument().value();
        }

        private int index(Currency currency) {
            return currencyIndex.computeIfAbsent(
                    currency,
                    added -> {
                        currencies.add(added);
                        return currencies.size() - 1;
                    });
        }

        /// The portfolio at `place` of `other`, a block of the same currencies.
        private void copy(PositionBlock other, int place) {
            bases[place] = other.bases[place];
            costs.add(place, other.costs[place]);
            realisedGains.add(place, other.realisedGains[place]);
            other.trouble(place).ifPresent(why -> troubles.put(place, why));
            for (int i = other.begin(place); i < other.end(place); i++) {
                if (!other.splits(i).isEmpty()) {
                    splits.put(count, other.splits(i));
                }
                if (other.quantity(i) == ELSEWHERE) {
                    append(place, other.instruments[i], other.exactQuantity(i));
                } else {
                    append(place, other.instruments[i], other.quantity(i));
                }
            }
        }

        private void append(int place, int instrument, BigDecimal units) {
            var unscaled = units.unscaledValue();
            if (fits(unscaled)) {
                append(place, instrument, unscaled.longValueExact(), units.scale());
            } else {
                appendExact(place, instrument, units);
            }
        }

        private void append(int place, int instrument, long unscaled, int scale) {
            long factor = scale >= 0 && scale <= SCALE ? POWERS_OF_TEN[SCALE - scale] : 0;
            if (factor == 0 || Math.abs(unscaled) > LARGEST / factor) {
                appendExact(place, instrument, BigDecimal.valueOf(unscaled, scale));
            } else {
                append(place, instrument, unscaled * factor);
            }
        }

        private void appendExact(int place, int instrument, BigDecimal units) {
            exactQuantities.put(count, units);
            append(place, instrument, ELSEWHERE);
        }

        private void append(int place, int instrument, long quantity) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
                instruments = Arrays.copyOf(instruments, 2 * count);
                quantities = Arrays.copyOf(quantities, 2 * count);
            }
            places[count] = place;
            instruments[count] = instrument;
            quantities[count] = quantity;
            count++;
        }
    }
}
