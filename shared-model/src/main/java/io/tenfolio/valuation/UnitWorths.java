package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Worth;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one unit of each instrument, and of each currency, is worth in one base currency: price × rate, not
/// rounded. The rows of instruments come first, by their number, then one of what nobody knows, then those of currencies.
final class UnitWorths {
    /// In the states: there is no price, or no rate to the base currency.
    private static final byte UNKNOWN = 0;

    /// In the states: kept in 127 bits.
    private static final byte KEPT = 1;

    /// In the states: finer or larger than 127 bits tell.
    private static final byte WIDE = 2;

    /// In the quick worths: the price is stale, or there is none.
    private static final long GAP = Long.MIN_VALUE;

    /// In the quick worths: too large for them. Whatever it is multiplied by is seen not to fit.
    private static final long TOO_LARGE = Long.MAX_VALUE;

    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.TWO.pow(Long.SIZE));

    private final MarketSnapshot market;
    private final Currency base;

    /// By row two numbers, side by side so that a holding waits for one cache line: what one hundred-millionth
    /// of a unit is worth in ten-thousandths, cut off after 64 binary digits; first its whole part, whose sign
    /// bit tells a gap, then its fraction.
    private final long[] quick;

    private final byte[] states;
    private final long[] high;
    private final long[] low;
    private final byte[] scales;
    private final @Nullable BigDecimal[] exact;
    private final int nobody;
    private final Map<Currency, Integer> cashRows = new HashMap<>();

    UnitWorths(MarketSnapshot market, Currency base) {
        this.market = market;
        this.base = base;
        nobody =
                1 + market.prices().keySet().stream().mapToInt(InstrumentId::value).max().orElse(0);
        var currencies = new LinkedHashSet<>(market.rates().currencies());
        currencies.add(market.rates().pivot());
        currencies.add(base);

        int rows = nobody + 1 + currencies.size();
        quick = new long[2 * rows];
        Arrays.setAll(quick, i -> i % 2 == 0 ? GAP : 0);
        states = new byte[rows];
        high = new long[rows];
        low = new long[rows];
        scales = new byte[rows];
        exact = new BigDecimal[rows];

        var rates = new HashMap<Currency, @Nullable BigDecimal>();
        for (var currency : currencies) {
            var rate = market.rates().rate(currency, base).orElse(null);
            rates.put(currency, rate);
            int row = nobody + 1 + cashRows.size();
            cashRows.put(currency, row);
            if (rate != null) {
                keep(row, rate);
            }
        }
        market.prices().values().forEach(price -> keep(price, rates));
    }

    private void keep(Price price, Map<Currency, @Nullable BigDecimal> rates) {
        int row = price.instrument().value();
        var rate = rates.get(price.perUnit().currency());
        if (rate != null) {
            keep(row, price.perUnit().amount().multiply(rate));
        }
        if (price.quality() == Quality.STALE) {
            quick[2 * row] |= GAP;
        }
    }

    private void keep(int row, BigDecimal worth) {
        var plain = worth.stripTrailingZeros();
        var unscaled = plain.unscaledValue();
        exact[row] = plain;
        keepQuick(row, plain);
        if (unscaled.bitLength() < 2 * Long.SIZE) {
            states[row] = KEPT;
            high[row] = unscaled.shiftRight(Long.SIZE).longValue();
            low[row] = unscaled.longValue();
            scales[row] = (byte) plain.scale();
        } else {
            states[row] = WIDE;
        }
    }

    private void keepQuick(int row, BigDecimal worth) {
        var fixed =
                worth.movePointRight(Worth.DIGITS - PositionBlock.SCALE)
                        .multiply(TWO_TO_64)
                        .toBigInteger();
        boolean fits = fixed.bitLength() < 2 * Long.SIZE;
        quick[2 * row] = fits ? fixed.shiftRight(Long.SIZE).longValue() : TOO_LARGE;
        quick[2 * row + 1] = fixed.longValue();
    }

    int rowOf(int instrument) {
        return Math.min(instrument, nobody);
    }

    int rowOfCash(Currency currency) {
        return cashRows.getOrDefault(currency, nobody);
    }

    private boolean isKnown(int row) {
        return states[row] != UNKNOWN;
    }

    /// What [#gap] and [#quickWorth] read: who asks for very many keeps it in a local variable, so that a loop does not load it anew.
    long[] quick() {
        return quick;
    }

    /// The row of what nobody knows, the last one that an instrument can have.
    int nobody() {
        return nobody;
    }

    /// Negative when the price is stale or missing, for any of the rows whose answers are put together with `|`.
    static long gap(long[] quick, int row) {
        return quick[2 * row];
    }

    /// The worth of `quantity` hundred-millionths of a unit in ten-thousandths, rounded once, HALF_EVEN, when two multiplications tell it for
    /// certain; else [WideProduct#DOES_NOT_FIT]. What nobody knows is worth 0.
    ///
    /// The product with a worth that was cut off is at most `quantity` units of the 64th digit too small. So it is certain how to round
    /// unless a half lies that close, which ties always do.
    static long quickWorth(long[] quick, int row, long quantity) {
        long sign = quantity >> 63;
        long count = (quantity ^ sign) - sign;
        long whole = quick[2 * row] & Long.MAX_VALUE;
        long fraction = quick[2 * row + 1];
        long lower = count * fraction;
        long upper = count * whole;
        long rounded = upper + Math.unsignedMultiplyHigh(count, fraction) + (lower >>> 63);
        // a quantity that is elsewhere stays negative; what is added to the upper part is at most
        // the count
        long tooLarge = Math.multiplyHigh(count, whole) | (upper | rounded | count) >>> 62;
        long beyondHalf = lower + Long.MIN_VALUE;
        return tooLarge == 0 && Long.compareUnsigned(beyondHalf - 1, ~count) < 0
                ? (rounded ^ sign) - sign
                : WideProduct.DOES_NOT_FIT;
    }

    /// The same with no need to be certain: [WideProduct#DOES_NOT_FIT] only where 128 bits do not do.
    long worth(int row, long quantity) {
        return states[row] == KEPT
                ? WideProduct.rounded(
                        quantity,
                        high[row],
                        low[row],
                        PositionBlock.SCALE + scales[row] - Worth.DIGITS)
                : WideProduct.DOES_NOT_FIT;
    }

    /// The same, whatever the size, and with a price from before some of `splits` in the units since.
    BigInteger exactWorth(int row, BigDecimal quantity, List<KnownSplit> splits) {
        var perUnit = splits.isEmpty() ? exact[row] : sinceSplits(row, splits);
        return perUnit == null
                ? BigInteger.ZERO
                : quantity.multiply(perUnit)
                        .setScale(Worth.DIGITS, RoundingMode.HALF_EVEN)
                        .unscaledValue();
    }

    private @Nullable BigDecimal sinceSplits(int row, List<KnownSplit> splits) {
        if (!isKnown(row)) {
            return null;
        }
        var price =
                market.price(new InstrumentId(row)).orElseThrow().inUnitsAfter(splits).perUnit();
        return market.rates()
                .rate(price.currency(), base)
                .map(rate -> price.amount().multiply(rate))
                .orElse(null);
    }
}
