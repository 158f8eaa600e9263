package io.tenfolio.valuation;

import java.math.BigInteger;

/// Exact products of whole numbers in 128 bits, rounded once, HALF_EVEN. Who does not fit is told so and
/// takes the path of `BigDecimal`.
final class WideProduct {
    /// The answer that is none: the product or its rounded quotient does not fit.
    static final long DOES_NOT_FIT = Long.MIN_VALUE;

    private static final int STEP = 18;
    private static final long[] POWERS_OF_TEN = new long[STEP + 1];

    /// How far each power of ten is shifted until its highest bit is set, what it is then, and ⌊(2¹²⁸ − 1) ÷ that⌋ − 2⁶⁴.
    private static final int[] SHIFTS = new int[STEP + 1];

    private static final long[] NORMALISED = new long[STEP + 1];
    private static final long[] INVERSES = new long[STEP + 1];

    static {
        var allBits = BigInteger.TWO.pow(2 * Long.SIZE).subtract(BigInteger.ONE);
        for (int i = 0; i <= STEP; i++) {
            POWERS_OF_TEN[i] = i == 0 ? 1 : 10 * POWERS_OF_TEN[i - 1];
            SHIFTS[i] = Long.numberOfLeadingZeros(POWERS_OF_TEN[i]);
            NORMALISED[i] = POWERS_OF_TEN[i] << SHIFTS[i];
            var divisor = BigInteger.valueOf(POWERS_OF_TEN[i]).shiftLeft(SHIFTS[i]);
            INVERSES[i] = allBits.divide(divisor).longValue();
        }
    }

    private WideProduct() {}

    /// `signed × (high·2⁶⁴ + low) ÷ 10^digits`, rounded HALF_EVEN. `high` is not negative, `low` is unsigned;
    /// negative digits multiply.
    static long rounded(long signed, long high, long low, int digits) {
        if (signed == Long.MIN_VALUE) {
            return DOES_NOT_FIT;
        }
        long factor = Math.abs(signed);
        long upper = factor * high;
        if (upper < 0 || Math.multiplyHigh(factor, high) != 0) {
            return DOES_NOT_FIT;
        }
        long productHigh = upper + Math.unsignedMultiplyHigh(factor, low);
        if (productHigh < 0) {
            return DOES_NOT_FIT;
        }
        long magnitude = shifted(productHigh, factor * low, digits);
        return magnitude == DOES_NOT_FIT || signed > 0 ? magnitude : -magnitude;
    }

    private static long shifted(long high, long low, int digits) {
        if (digits <= 0) {
            if (high != 0 || low < 0 || digits < -STEP) {
                return DOES_NOT_FIT;
            }
            long factor = POWERS_OF_TEN[-digits];
            return low > Long.MAX_VALUE / factor ? DOES_NOT_FIT : low * factor;
        }
        if (digits <= STEP) {
            return divided(high, low, digits, false);
        }
        if (digits > 2 * STEP) {
            return DOES_NOT_FIT;
        }
        long first = POWERS_OF_TEN[STEP];
        long quotientHigh = high / first;
        long carried = high % first;
        long quotientLow = divide(carried, low, STEP);
        long rest = low - quotientLow * first;
        return divided(quotientHigh, quotientLow, digits - STEP, rest != 0);
    }

    /// `more` tells that a positive rest, smaller than one, was cut off before.
    private static long divided(long high, long low, int digits, boolean more) {
        long divisor = POWERS_OF_TEN[digits];
        if (high >= divisor) {
            return DOES_NOT_FIT;
        }
        long quotient = divide(high, low, digits);
        if (quotient < 0 || quotient == Long.MAX_VALUE) {
            return DOES_NOT_FIT;
        }
        long rest = low - quotient * divisor;
        // positive when it rounds up; not a branch, as nobody can predict it
        long over = 2 * rest - divisor + (more ? 1 : quotient & 1);
        return quotient + (-over >>> 63);
    }

    /// The unsigned quotient of 128 bits by a power of ten, for `high` less than it: two multiplications by what was worked out of
    /// the divisor before, then at most two corrections (Möller and Granlund, Improved Division by Invariant Integers, algorithm 4).
    private static long divide(long high, long low, int digits) {
        int shift = SHIFTS[digits];
        long divisor = NORMALISED[digits];
        long inverse = INVERSES[digits];
        long upper = high << shift | low >>> -shift;
        long lower = low << shift;
        long product = inverse * upper;
        long rest = product + lower;
        long carry = Long.compareUnsigned(rest, product) < 0 ? 1 : 0;
        long quotient = Math.unsignedMultiplyHigh(inverse, upper) + upper + carry + 1;
        long remainder = lower - quotient * divisor;
        // true for half of all numbers: a mask is cheaper than a wrong guess
        long back = remainder + Long.MIN_VALUE > rest + Long.MIN_VALUE ? -1 : 0;
        quotient += back;
        remainder += divisor & back;
        return Long.compareUnsigned(remainder, divisor) >= 0 ? quotient + 1 : quotient;
    }
}
