package io.tenfolio.valuation;

/// Exact products of whole numbers in 128 bits, rounded once, HALF_EVEN. Who does not fit is told so and
/// takes the path of `BigDecimal`.
final class WideProduct {
    /// The answer that is none: the product or its rounded quotient does not fit.
    static final long DOES_NOT_FIT = Long.MIN_VALUE;

    private static final int STEP = 18;
    private static final long[] POWERS_OF_TEN = new long[STEP + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i <= STEP; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
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
            return divided(high, low, POWERS_OF_TEN[digits], false);
        }
        if (digits > 2 * STEP) {
            return DOES_NOT_FIT;
        }
        long first = POWERS_OF_TEN[STEP];
        long quotientHigh = high / first;
        long carried = high % first;
        long quotientLow = divide(carried, low, first);
        long rest = low - quotientLow * first;
        return divided(quotientHigh, quotientLow, POWERS_OF_TEN[digits - STEP], rest != 0);
    }

    /// `more` tells that a positive rest, smaller than one, was cut off before.
    private static long divided(long high, long low, long divisor, boolean more) {
        if (high >= divisor) {
            return DOES_NOT_FIT;
        }
        long quotient = divide(high, low, divisor);
        if (quotient < 0 || quotient == Long.MAX_VALUE) {
            return DOES_NOT_FIT;
        }
        long rest = low - quotient * divisor;
        int half = Long.compare(2 * rest, divisor);
        boolean up = half > 0 || half == 0 && (more || (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }

    /// The unsigned quotient of 128 by 64 bits, for `high < divisor`: two digits of 32 bits, each estimated
    /// and corrected (Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D).
    private static long divide(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long upper = high << shift | low >>> -shift;
        long lower = low << shift;
        long first = digit(upper, lower >>> 32, d);
        long middle = (upper << 32) + (lower >>> 32) - first * d;
        long second = digit(middle, lower & 0xffff_ffffL, d);
        return (first << 32) + second;
    }

    private static long digit(long upper, long next, long d) {
        long dHigh = d >>> 32;
        long dLow = d & 0xffff_ffffL;
        long estimate = Long.divideUnsigned(upper, dHigh);
        long rest = upper - estimate * dHigh;
        while (estimate >>> 32 != 0
                || Long.compareUnsigned(estimate * dLow, (rest << 32) + next) > 0) {
            estimate--;
            rest += dHigh;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        return estimate;
    }
}
