package io.tenfolio.valuation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Values a block of portfolios from columns, in whole numbers with products of 128 bits. Equal to [Valuer] in
/// every digit: what does not fit takes the path of big numbers, and a portfolio with a figure that fits no
/// long is skipped with its reason. Safe for use by several threads.
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

    /// One walk over one block.
    private final class Pass {
        private final PositionBlock block;
        private final UnitWorths[] worths;
        private final int[][] cashRows;
        private final long[] marketValues;
        private final long[] cash;
        private final List<BlockValues.Skipped> skipped = new ArrayList<>();
        private int valued;
        private int withGaps;

        /// Whether a holding of the portfolio at hand is worth more than fits.
        private boolean holdsTooLarge;

        Pass(PositionBlock block) {
            this.block = block;
            var currencies = block.currencies();
            worths = currencies.stream().map(market::in).toArray(UnitWorths[]::new);
            cashRows = new int[worths.length][];
            for (int base = 0; base < worths.length; base++) {
                cashRows[base] = currencies.stream().mapToInt(worths[base]::rowOfCash).toArray();
            }
            marketValues = absent();
            cash = absent();
        }

        private long[] absent() {
            var values = new long[block.layout().size()];
            Arrays.fill(values, PackedFigures.ABSENT);
            return values;
        }

        BlockValues run(BitSet places) {
            for (int place = places.nextSetBit(0);
                    place >= 0;
                    place = places.nextSetBit(place + 1)) {
                if (block.hasPortfolioAt(place)) {
                    var trouble = block.trouble(place);
                    if (trouble.isPresent()) {
                        skip(place, trouble.get());
                    } else {
                        value(place);
                    }
                }
            }
            return new BlockValues(
                    block.block(),
                    marketValues,
                    cash,
                    whereValued(block.costs()),
                    whereValued(block.realisedGains()),
                    valued,
                    withGaps,
                    skipped);
        }

        /// A sum that no price changes.
        private long[] whereValued(long[] sums) {
            var values = new long[sums.length];
            for (int place = 0; place < values.length; place++) {
                values[place] =
                        marketValues[place] == PackedFigures.ABSENT
                                ? PackedFigures.ABSENT
                                : sums[place];
            }
            return values;
        }

        private void value(int place) {
            holdsTooLarge = false;
            var worth = worths[block.base(place)];
            var rows = cashRows[block.base(place)];
            var quick = worth.quick();
            int nobody = worth.nobody();
            var instruments = block.instruments();
            var quantities = block.quantities();
            int cashBegin = block.cashBegin(place);
            int end = block.end(place);
            long marketValue = 0;
            long cashValue = 0;
            long gaps = 0;
            long tooLarge = 0;
            for (int i = block.begin(place); i < cashBegin; i++) {
                int row = Math.min(instruments[i], nobody);
                long value = worth(worth, quick, row, quantities[i], i);
                long sum = marketValue + value;
                gaps |= UnitWorths.gap(quick, row);
                tooLarge |= (marketValue ^ sum) & (value ^ sum);
                marketValue = sum;
            }
            for (int i = cashBegin; i < end; i++) {
                int row = rows[-1 - instruments[i]];
                long value = worth(worth, quick, row, quantities[i], i);
                long sum = cashValue + value;
                gaps |= UnitWorths.gap(quick, row);
                tooLarge |= (cashValue ^ sum) & (value ^ sum);
                cashValue = sum;
            }
            if (tooLarge >= 0
                    && !holdsTooLarge
                    && marketValue != PackedFigures.ABSENT
                    && cashValue != PackedFigures.ABSENT) {
                keep(place, marketValue, cashValue, gaps < 0);
            } else {
                valueExactly(place, gaps < 0);
            }
        }

        private long worth(UnitWorths worth, long[] quick, int row, long quantity, int holding) {
            long certain = UnitWorths.quickWorth(quick, row, quantity);
            return certain == UnitWorths.NOT_CERTAIN
                    ? slowly(worth, row, quantity, holding)
                    : certain;
        }

        private long slowly(UnitWorths worth, int row, long quantity, int holding) {
            long decided = worth.worthBesideAHalf(row, quantity);
            if (decided != UnitWorths.NOT_CERTAIN) {
                return decided;
            }
            var exact = exactly(worth, row, holding);
            if (PositionBlock.fits(exact)) {
                return exact.longValueExact();
            }
            holdsTooLarge = true;
            return 0;
        }

        private BigInteger exactly(UnitWorths worth, int row, int holding) {
            return worth.exactWorth(row, block.exactQuantity(holding), block.splits(holding));
        }

        /// Sums in big numbers: parts that fit no long may still cancel out.
        private void valueExactly(int place, boolean gaps) {
            var worth = worths[block.base(place)];
            var rows = cashRows[block.base(place)];
            var marketValue = BigInteger.ZERO;
            var cashValue = BigInteger.ZERO;
            for (int i = block.begin(place); i < block.end(place); i++) {
                int instrument = block.instrument(i);
                int row = instrument < 0 ? rows[-1 - instrument] : worth.rowOf(instrument);
                var value = exactly(worth, row, i);
                if (instrument < 0) {
                    cashValue = cashValue.add(value);
                } else {
                    marketValue = marketValue.add(value);
                }
            }
            if (!PositionBlock.fits(marketValue) || !PositionBlock.fits(cashValue)) {
                skip(place, "Its worth is too large to be kept");
            } else {
                keep(place, marketValue.longValueExact(), cashValue.longValueExact(), gaps);
            }
        }

        private void keep(int place, long marketValue, long cashValue, boolean gaps) {
            marketValues[place] = marketValue;
            cash[place] = cashValue;
            valued++;
            if (gaps) {
                withGaps++;
            }
        }

        private void skip(int place, String reason) {
            skipped.add(new BlockValues.Skipped(block.layout().at(block.block(), place), reason));
        }
    }
}
