package io.tenfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WideProductTest {
    private static final BigInteger LIMIT = BigInteger.TWO.pow(127);

    @Property(tries = 20_000)
    void equalsTheProductOfBigNumbersOrSaysThatItDoesNotFit(
            @ForAll("longs") long signed,
            @ForAll("wide") BigInteger factor,
            @ForAll @IntRange(min = -10, max = 44) int digits) {
        long actual =
                WideProduct.rounded(
                        signed, factor.shiftRight(64).longValue(), factor.longValue(), digits);

        var exact =
                new BigDecimal(BigInteger.valueOf(signed).multiply(factor), digits)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger();
        if (actual == WideProduct.DOES_NOT_FIT) {
            var product = BigInteger.valueOf(signed).multiply(factor).abs();
            assertThat(
                            product.compareTo(LIMIT) >= 0
                                    || exact.abs().bitLength() >= 63
                                    || digits > 36
                                    || digits < 0 && product.bitLength() > 62)
                    .as("%d × %s ÷ 10^%d must fit", signed, factor, digits)
                    .isTrue();
        } else {
            assertThat(actual).isEqualTo(exact.longValueExact());
        }
    }

    @Property(tries = 5_000)
    void roundsHalvesToEven(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int whole,
            @ForAll @IntRange(min = 1, max = 36) int digits) {
        long signed = 2L * whole + 1; // (2n + 1) × 5 × 10^(digits−1) ÷ 10^digits is n and a half
        var factor = BigInteger.TEN.pow(digits - 1).multiply(BigInteger.valueOf(5));

        long actual =
                WideProduct.rounded(
                        signed, factor.shiftRight(64).longValue(), factor.longValue(), digits);

        assertThat(actual)
                .isIn(
                        Math.floorDiv(signed, 2L) + (Math.floorDiv(signed, 2L) & 1),
                        WideProduct.DOES_NOT_FIT);
        if (digits < 32) {
            assertThat(actual).isNotEqualTo(WideProduct.DOES_NOT_FIT);
        }
    }

    @Test
    void looksAtAllDigitsToTellAHalfFromMore() {
        // 10^19 + 1 over 2·10^19 is a half and a little; cut after 18 digits it would look like a
        // half
        var factor = BigInteger.TEN.pow(19).multiply(BigInteger.valueOf(5)).add(BigInteger.ONE);

        assertThat(
                        WideProduct.rounded(
                                1, factor.shiftRight(64).longValue(), factor.longValue(), 20))
                .isEqualTo(1);
    }

    @Provide
    Arbitrary<Long> longs() {
        return Arbitraries.integers()
                .between(0, 63)
                .flatMap(bits ->
                        Arbitraries.longs()
                                .map(value -> value >> bits)
                                .filter(value -> value != Long.MIN_VALUE));
    }

    @Provide
    Arbitrary<BigInteger> wide() {
        return Arbitraries.integers()
                .between(0, 126)
                .flatMap(bits ->
                        Arbitraries.bigIntegers()
                                .between(
                                        BigInteger.ZERO,
                                        LIMIT.shiftRight(bits).subtract(BigInteger.ONE)));
    }
}
