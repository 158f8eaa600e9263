package io.tenfolio.valuation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Values a block of portfolios from columns, in whole numbers with products of 128 bits. Equal to [Valuer] in every digit: what the upper
/// half of a product does not tell its lower bits do ([UnitWorths]), what does not fit takes the path of big numbers, and a portfolio with a
/// figure that fits no long is skipped with its reason. Safe for use by several threads.
public final class BlockValuer {
    private final MarketColumns market;

    public BlockValuer(MarketColumns market) {
        this.market = market;
    }

    public BlockValues value(PositionBlock block) {
        var all = new BitSet();
        all.set(0, block.layout().size());
        return value(block, all);
    }

    /// Those at some places of the block only, the others as if they were not there: nothing of theirs is looked at.
    public BlockValues value(PositionBlock block, BitSet places) {
        return new Pass(block).run(places);
    }

    /// One walk over one block, and a second over the holdings that the first was not certain of.
    private final class Pass {
        private final PositionBlock block;
        private final int[] instruments;
        private final long[] quantities;
        private final BaseWorths[] worths;

        /// By base currency, of instruments and of the block's currencies.
        private final long[][] quick;

        private final long[][] quickOfCash;

        private final long[] marketValues;
        private final long[] cash;
        private final List<BlockValues.Skipped> skipped = new ArrayList<>();
        private final BitSet valued;
        private final BitSet withGaps;

        /// Places of portfolios that may hold or be worth more than fits.
        private final BitSet large = new BitSet();

        /// Holdings, ascending.
        private int[] doubtful = new int[512];

        private int doubts;

        /// Whether the portfolio at hand has one, as [UnitWorths#GAP] tells.
        private long gaps;

        Pass(PositionBlock block) {
            this.block = block;
            instruments = block.instruments();
            quantities = block.shiftedQuantities();
            worths = block.currencies().stream().map(market::in).toArray(BaseWorths[]::new);
            quick = new long[worths.length][];
            quickOfCash = new long[worths.length][];
            for (int base = 0; base < worths.length; base++) {
                quick[base] =
                        worths[base]
                                .instruments()
                                .quick(block.shift(), 1 + block.largestInstrument());
                quickOfCash[base] = cashIn(base).quick(block.cashShift(), worths.length);
            }
            marketValues = absent();
            cash = absent();
            valued = block.places();
            withGaps = new BitSet(block.layout().size());
        }

        private UnitWorths cashIn(int base) {
            return worths[base].cash(block.currencies());
        }

        private long[] absent() {
            var values = new long[block.layout().size()];
            Arrays.fill(values, PackedFigures.ABSENT);
            return values;
        }

        BlockValues run(BitSet places) {
            valued.and(places);
            block.troubles()
                    .forEach((place, trouble) -> {
                        if (valued.get(place)) {
                            skip(place, trouble);
                        }
                    });
            for (int place = valued.nextSetBit(0);
                    place >= 0;
                    place = valued.nextSetBit(place + 1)) {
                value(place);
            }
            settleDoubts();
            addWhatIsElsewhere();
            large.stream().forEach(this::valueExactly);
            return new BlockValues(
                    block.block(),
                    marketValues,
                    cash,
                    whereValued(block.costs()),
                    whereValued(block.realisedGains()),
                    valued.cardinality(),
                    withGaps.cardinality(),
                    skipped);
        }

        private void value(int place) {
            int base = block.base(place);
            int cashBegin = block.cashBegin(place);
            int end = block.end(place);
            gaps = 0;
            marketValues[place] = sum(place, quick[base], block.begin(place), cashBegin, 0);
            cash[place] = cashBegin == end ? 0 : sum(place, quickOfCash[base], cashBegin, end, -1);
            if ((gaps & UnitWorths.GAP) != 0) {
                withGaps.set(place);
            }
        }

        private long sum(int place, long[] quick, int begin, int end, int flip) {
            if (end - begin <= UnitWorths.FITTING_SUM) {
                return sumOfFew(quick, begin, end, flip);
            }
            long sum = 0;
            for (int from = begin; from < end; from += UnitWorths.FITTING_SUM) {
                int to = Math.min(end, from + UnitWorths.FITTING_SUM);
                sum = added(place, sum, sumOfFew(quick, from, to, flip));
            }
            return sum;
        }

        /// `flip`: −1 for cash, whose numbers are negative.
        private long sumOfFew(long[] quick, int begin, int end, int flip) {
            long sum = 0;
            long gaps = 0;
            for (int i = begin; i < end; i++) {
                long worth = quick[instruments[i] ^ flip];
                long product = Math.multiplyHigh(quantities[i], worth);
                long rounded = UnitWorths.rounded(product, worth);
                sum += rounded;
                gaps |= worth;
                if (!UnitWorths.isCertain(product, rounded, worth)) {
                    doubt(i);
                }
            }
            this.gaps |= gaps;
            return sum;
        }

        private void doubt(int holding) {
            if (doubts == doubtful.length) {
                doubtful = Arrays.copyOf(doubtful, 2 * doubts);
            }
            doubtful[doubts++] = holding;
        }

        private void settleDoubts() {
            int place = 0;
            for (int i = 0; i < doubts; i++) {
                place = placeOf(doubtful[i], place);
                settle(place, doubtful[i]);
            }
        }

        private void settle(int place, int holding) {
            int base = block.base(place);
            int instrument = instruments[holding];
            boolean isCash = instrument < 0;
            int row = isCash ? -1 - instrument : instrument;
            var ofAll = isCash ? cashIn(base) : worths[base].instruments();
            long worth = isCash ? quickOfCash[base][row] : quick[base][row];
            long rounded = UnitWorths.rounded(Math.multiplyHigh(quantities[holding], worth), worth);
            add(place, holding, ofAll.lacking(row, block.quantity(holding), rounded, worth));
        }

        private void addWhatIsElsewhere() {
            int place = 0;
            for (int holding : block.elsewhere()) {
                place = placeOf(holding, place);
                if (valued.get(place)) {
                    var worth = exactly(block.base(place), holding);
                    boolean fits = PositionBlock.fits(worth);
                    add(place, holding, fits ? worth.longValueExact() : UnitWorths.NOT_TOLD);
                }
            }
        }

        private int placeOf(int holding, int from) {
            int place = from;
            while (block.end(place) <= holding) {
                place++;
            }
            return place;
        }

        private void add(int place, int holding, long lacking) {
            var values = instruments[holding] < 0 ? cash : marketValues;
            if (lacking == UnitWorths.NOT_TOLD) {
                large.set(place);
            } else {
                values[place] = added(place, values[place], lacking);
            }
        }

        /// A sum of the portfolio at `place`, which is noted as large where it does not fit.
        private long added(int place, long one, long other) {
            long sum = one + other;
            if (((one ^ sum) & (other ^ sum)) < 0 || sum == PackedFigures.ABSENT) {
                large.set(place);
            }
            return sum;
        }

        /// Sums in big numbers: parts that fit no long may still cancel out.
        private void valueExactly(int place) {
            int base = block.base(place);
            var marketValue = BigInteger.ZERO;
            var cashValue = BigInteger.ZERO;
            for (int i = block.begin(place); i < block.cashBegin(place); i++) {
                marketValue = marketValue.add(exactly(base, i));
            }
            for (int i = block.cashBegin(place); i < block.end(place); i++) {
                cashValue = cashValue.add(exactly(base, i));
            }
            if (PositionBlock.fits(marketValue) && PositionBlock.fits(cashValue)) {
                marketValues[place] = marketValue.longValueExact();
                cash[place] = cashValue.longValueExact();
            } else {
                skip(place, "Its worth is too large to be kept");
            }
        }

        private BigInteger exactly(int base, int holding) {
            int instrument = instruments[holding];
            return UnitWorths.exactWorth(
                    block.exactQuantity(holding),
                    instrument < 0
                            ? cashIn(base).exact(-1 - instrument)
                            : worths[base].exact(instrument, block.splits(holding)));
        }

        private void skip(int place, String reason) {
            marketValues[place] = PackedFigures.ABSENT;
            cash[place] = PackedFigures.ABSENT;
            valued.clear(place);
            withGaps.clear(place);
            skipped.add(new BlockValues.Skipped(block.layout().at(block.block(), place), reason));
        }

        /// Sums that no price changes.
        private long[] whereValued(long[] sums) {
            if (valued.cardinality() == sums.length) {
                return sums;
            }
            var values = absent();
            valued.stream().forEach(place -> values[place] = sums[place]);
            return values;
        }
    }
}
