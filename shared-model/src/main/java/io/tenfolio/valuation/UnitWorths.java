package io.tenfolio.valuation;

import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one unit of everything of a kind is worth in one base currency, not rounded, by row; in rows of which nothing is kept it is 0, and a
/// gap.
///
/// Very many holdings are valued with the quick worths, whole numbers of 63 bits that give the upper half of a product of 128:
/// [#isCertain] tells whether its [rounding][#rounded] is that of the worth. For the others [#lacking] tells what it lacks. Safe for use by
/// several threads once all is kept.
final class UnitWorths {
    /// What a rounded product lacks, where it is not told.
    static final long NOT_TOLD = Long.MIN_VALUE;

    /// In a quick worth: the price is stale, or there is none.
    static final long GAP = 1 << 6;

    /// Rounded products of which it is certain are below 2⁵⁴: the sum of as many fits.
    static final int FITTING_SUM = 256;

    private static final long TOO_LARGE = 1L << 54;

    /// A quick worth ends with its number of fraction bits, as shifts take it, and with [#GAP].
    private static final int MARKS = 7;

    /// By how much, in its last place, the upper half of a product can be wrong: by 1 for the lower half, by 32 and a quarter for what the
    /// marks overwrite and the digits beyond 63, times a quantity below 2⁶²; rounded up.
    private static final int ERROR = 34;

    private static final int MOST_FRACTION_BITS = 62;

    /// With as few or less all lies that close to a half.
    private static final int DOUBTFUL_FRACTION_BITS = 5;

    private static final long NOTHING = GAP | MOST_FRACTION_BITS;

    /// With more decimal digits a difference may have more than 63 binary ones.
    private static final int MOST_DIGITS = 17;

    private static final long[] POWERS_OF_TEN = new long[MOST_DIGITS + 1];

    static {
        Arrays.setAll(POWERS_OF_TEN, i -> BigInteger.TEN.pow(i).longValueExact());
    }

    /// By row: what one hundred-millionth of a unit is worth in ten-thousandths, its first 63 binary digits, and how many of them are
    /// a fraction.
    private final long[] leading;

    private final int[] fractionBits;
    private final boolean[] gaps;

    /// By row the same as a whole number of its last decimal digit, of which the low 64 bits, and how many such digits there are.
    private final long[] unscaled;

    private final byte[] digits;
    private final @Nullable BigDecimal[] exact;
    private final Map<Integer, long[]> quick = new ConcurrentHashMap<>();

    UnitWorths(int rows) {
        leading = new long[rows];
        fractionBits = new int[rows];
        gaps = new boolean[rows];
        Arrays.fill(gaps, true);
        unscaled = new long[rows];
        digits = new byte[rows];
        exact = new BigDecimal[rows];
    }

    /// `perUnit`: of one unit, positive.
    void keep(int row, BigDecimal perUnit, boolean isGap) {
        var worth = perUnit.stripTrailingZeros();
        exact[row] = worth;
        gaps[row] = isGap;

        var ofOne = worth.movePointRight(Worth.DIGITS - PositionBlock.SCALE);
        // a digit more than whole numbers need, so that a half is one, too
        int scale = Math.max(1, ofOne.scale());
        var whole = ofOne.setScale(scale).unscaledValue();
        unscaled[row] = whole.longValue();
        digits[row] = (byte) Math.min(scale, MOST_DIGITS + 1);

        var tenToTheScale = BigInteger.TEN.pow(scale);
        // the quotient has 63 binary digits or more
        int bits = Long.SIZE + tenToTheScale.bitLength();
        var binary = whole.shiftLeft(bits).divide(tenToTheScale);
        int others = binary.bitLength() - (Long.SIZE - 1);
        leading[row] = binary.shiftRight(others).longValueExact();
        fractionBits[row] = bits - others;
    }

    /// By row, for `rows` of them or more, for quantities in hundred-millionths of a unit that are multiplied by 2^`shift` and then
    /// below 2⁶². Not to be changed.
    long[] quick(int shift, int rows) {
        var kept = quick.get(shift);
        return kept != null && kept.length >= rows
                ? kept
                : quick.merge(
                        shift,
                        quickFor(shift, Math.max(rows, leading.length)),
                        (a, b) -> a.length < b.length ? b : a);
    }

    private long[] quickFor(int shift, int rows) {
        var worths = new long[rows];
        Arrays.setAll(worths, row -> exact(row) == null ? NOTHING : quickOf(row, shift));
        return worths;
    }

    private long quickOf(int row, int shift) {
        // of the product's upper half
        int bits = fractionBits[row] + shift - Long.SIZE;
        long gap = gaps[row] ? GAP : 0;
        if (bits < 1) {
            // it is certain of no product, and tells none
            return gap | 1;
        }
        // six are one too many for what #isCertain compares to be negative, seven are enough for it
        // to be positive
        boolean isDoubtful = bits <= DOUBTFUL_FRACTION_BITS + 1;
        int kept = Math.min(bits, isDoubtful ? DOUBTFUL_FRACTION_BITS : MOST_FRACTION_BITS);
        int cut = Math.min(bits - kept, Long.SIZE - 1);
        return leading[row] >>> cut >>> MARKS << MARKS | gap | kept;
    }

    /// A product in ten-thousandths, rounded: `product` is the upper half of that of a shifted quantity and a quick worth.
    static long rounded(long product, long quick) {
        return product + (1L << quick >>> 1) >> quick;
    }

    /// Whether that is the worth, rounded once, HALF_EVEN: the product is farther from a half, where ties are, than it
    /// may be wrong. With few fraction bits both sides of the comparison are negative, the right one more so, and it is not.
    static boolean isCertain(long product, long rounded, long quick) {
        long half = 1L << quick >>> 1;
        long beyond = product + half - (rounded << quick);
        return Long.compareUnsigned(beyond - ERROR, 2 * half - 2 * ERROR) < 0;
    }

    /// The worth of `quantity` less its rounded product; [#NOT_TOLD] where it is too large.
    ///
    /// Both differ by a few at most, so in units of the worth's last digit their difference has less than 64 binary digits, and the low
    /// ones of the two tell it exactly, whatever the others are.
    long lacking(int row, long quantity, long rounded, long quick) {
        if (quick >>> MARKS == 0 || Math.abs(rounded) >= TOO_LARGE) {
            return NOT_TOLD;
        }
        if (digits[row] > MOST_DIGITS) {
            var units = BigDecimal.valueOf(quantity, PositionBlock.SCALE);
            return exactWorth(units, exact[row]).longValueExact() - rounded;
        }
        long one = POWERS_OF_TEN[digits[row]];
        long beyond = quantity * unscaled[row] - rounded * one + one / 2;
        long whole = Math.floorDiv(beyond, one);
        boolean isTie = whole * one == beyond;
        // a half goes to the even number
        return isTie ? whole - (rounded + whole & 1) : whole;
    }

    /// Null where nothing is kept.
    @Nullable BigDecimal exact(int row) {
        return row < exact.length ? exact[row] : null;
    }

    /// What `quantity` units of which one is worth `perUnit` are worth, in ten-thousandths, whatever the size; 0 where that is not known.
    static BigInteger exactWorth(BigDecimal quantity, @Nullable BigDecimal perUnit) {
        return perUnit == null
                ? BigInteger.ZERO
                : quantity.multiply(perUnit)
                        .setScale(Worth.DIGITS, RoundingMode.HALF_EVEN)
                        .unscaledValue();
    }
}
