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
    /// Two multiplications do not tell it, or it is too large for them.
    static final long NOT_CERTAIN = Long.MIN_VALUE;

    /// In the quick worths: the price is stale, or there is none.
    private static final long GAP = Long.MIN_VALUE;

    /// In the quick worths: too large for them. Whatever it is multiplied by is seen not to fit.
    private static final long TOO_LARGE = Long.MAX_VALUE;

    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.TWO.pow(Long.SIZE));

    /// With as many decimal digits low bits tell nothing any more.
    private static final int DIGITS = 40;

    /// By decimal digits: the low 64 bits of a ten-thousandth in units of the last digit, and below which quantity low bits tell a half.
    private static final long[] TEN_THOUSANDTHS = new long[DIGITS];

    private static final long[] LIMITS = new long[DIGITS];

    static {
        var largest = BigInteger.valueOf(Long.MAX_VALUE);
        for (int digits = 0; digits < DIGITS; digits++) {
            var tenThousandth = BigInteger.TEN.pow(digits);
            TEN_THOUSANDTHS[digits] = tenThousandth.longValue();
            LIMITS[digits] =
                    BigInteger.TWO
                            .pow(2 * Long.SIZE - 2)
                            .divide(tenThousandth)
                            .min(largest)
                            .longValueExact();
        }
    }

    private final MarketSnapshot market;
    private final Currency base;

    /// By row two numbers, side by side so that a holding waits for one cache line: what one hundred-millionth
    /// of a unit is worth in ten-thousandths, cut off after 64 binary digits; first its whole part, whose sign
    /// bit tells a gap, then its fraction.
    private final long[] quick;

    /// By row the same worth as a whole number of its last decimal digit, of which the low 64 bits, and how many such digits there are.
    private final long[] unscaled;

    private final byte[] digits;
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
        unscaled = new long[rows];
        digits = new byte[rows];
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
        exact[row] = plain;
        keepQuick(row, plain.movePointRight(Worth.DIGITS - PositionBlock.SCALE));
    }

    /// `worth`: of a hundred-millionth of a unit, in ten-thousandths.
    private void keepQuick(int row, BigDecimal worth) {
        var fixed = worth.multiply(TWO_TO_64).toBigInteger();
        boolean fits = fixed.bitLength() < 2 * Long.SIZE;
        quick[2 * row] = fits ? fixed.shiftRight(Long.SIZE).longValue() : TOO_LARGE;
        quick[2 * row + 1] = fixed.longValue();

        int scale = Math.max(0, worth.scale());
        unscaled[row] = worth.setScale(scale).unscaledValue().longValue();
        digits[row] = (byte) Math.min(scale, DIGITS - 1);
    }

    int rowOf(int instrument) {
        return Math.min(instrument, nobody);
    }

    int rowOfCash(Currency currency) {
        return cashRows.getOrDefault(currency, nobody);
    }

    private boolean isKnown(int row) {
        return exact[row] != null;
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
    /// certain; else [#NOT_CERTAIN]. What nobody knows is worth 0.
    ///
    /// The product with a worth that was cut off is less than `quantity` units of the 64th digit too small. So it is certain how to round
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
                : NOT_CERTAIN;
    }

    /// The same of a quantity for which that was not certain; [#NOT_CERTAIN] where it is too large, or nearly.
    ///
    /// The product lies so close to a half that their difference, in units of the worth's last digit, has less than 64 bits. So the low
    /// bits of both tell it exactly, whatever the others are.
    long worthBesideAHalf(int row, long quantity) {
        long sign = quantity >> 63;
        long count = (quantity ^ sign) - sign;
        long whole = quick[2 * row] & Long.MAX_VALUE;
        long upper = count * whole;
        long floor = upper + Math.unsignedMultiplyHigh(count, quick[2 * row + 1]);
        long tooLarge = Math.multiplyHigh(count, whole) | (upper | floor + 1 | count) >>> 62;
        if (tooLarge != 0 || count >= LIMITS[digits[row]]) {
            return NOT_CERTAIN;
        }
        long half = (2 * floor + 1) * TEN_THOUSANDTHS[digits[row]];
        long beyondHalf = 2 * count * unscaled[row] - half;
        // a half goes up from odd numbers only
        long rounded = floor + (-(beyondHalf + (floor & 1)) >>> 63);
        return (rounded ^ sign) - sign;
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
