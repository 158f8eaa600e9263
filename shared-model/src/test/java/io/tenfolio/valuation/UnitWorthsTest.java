package io.tenfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class UnitWorthsTest {
    private static final int ROW = 1;

    /// Within it all ten-thousandths are told: nearly two trillion units of a currency.
    private static final BigDecimal ALWAYS_TOLD = BigDecimal.valueOf(1L << 54);

    @Property(tries = 20_000)
    void tellsTheRoundedWorthUnlessItIsTooLarge(
            @ForAll @BigRange(min = "0.000000000001", max = "99999999") @Scale(12) BigDecimal price,
            @ForAll @LongRange(min = -PositionBlock.LARGEST, max = PositionBlock.LARGEST)
                    long quantity) {
        var told = worth(price, quantity);

        assertRightIfTold(told, price, quantity);
        assertThat(told.isPresent() || rounded(price, quantity).abs().compareTo(ALWAYS_TOLD) > 0)
                .isTrue();
    }

    @Property(tries = 20_000)
    void isRightHoweverMuchLargerTheOthersOfItsBlockAre(
            @ForAll @BigRange(min = "0.000000000001", max = "99999999") @Scale(12) BigDecimal price,
            @ForAll @LongRange(min = -10_000_000_000_000L, max = 10_000_000_000_000L) long quantity,
            @ForAll @IntRange(max = 17) int shift) {
        assertRightIfTold(worth(price, quantity, shift), price, quantity);
    }

    @Property(tries = 20_000)
    void tellsAHalfAndWhatLiesBesideIt(
            @ForAll @LongRange(min = -100_000_000, max = 100_000_000) long halves,
            @ForAll @IntRange(min = -20, max = 20) int beside,
            @ForAll @IntRange(min = 2, max = 9) int digits,
            @ForAll @IntRange(max = 10) int shift) {
        // 0.0005 a unit: the worth of a hundred-millionth of 10^7 of them is half a ten-thousandth;
        // so many more digits of the price move the product that little up or down
        long quantity = (2 * halves + 1) * 10_000_000;
        var price = new BigDecimal("0.0005").add(BigDecimal.valueOf(beside, 4 + digits));

        assertThat(worth(price, quantity, shift))
                .hasValue(rounded(price, quantity).longValueExact());
    }

    @Property(tries = 20_000)
    void tellsQuantitiesBesideTheOneOfAHalf(
            @ForAll @LongRange(min = -100_000_000, max = 100_000_000) long halves,
            @ForAll @IntRange(min = -20, max = 20) int beside,
            @ForAll @IntRange(max = 10) int shift) {
        var price = new BigDecimal("0.0005");
        long quantity = (2 * halves + 1) * 10_000_000 + beside;

        assertThat(worth(price, quantity, shift))
                .hasValue(rounded(price, quantity).longValueExact());
        assertThat(beside == 0 && isCertain(price, quantity, shift)).as("of a tie").isFalse();
    }

    @Property(tries = 20_000)
    void isNeverWrongWhateverThePrice(
            @ForAll @BigRange(min = "0.000000000000000001", max = "99999999999999999999") @Scale(18)
                    BigDecimal price,
            @ForAll @LongRange(min = -PositionBlock.LARGEST, max = PositionBlock.LARGEST)
                    long quantity) {
        assertRightIfTold(worth(price, quantity), price, quantity);
    }

    @Property(tries = 20_000)
    void isNeverWrongWhereItsNumbersEnd(
            @ForAll @IntRange(min = 10_000, max = 10_000_000) int quantity,
            @ForAll @IntRange(min = 50, max = 66) int digits,
            @ForAll @IntRange(min = -2, max = 2) int beside,
            @ForAll @BigRange(min = "0", max = "0.9999999999999999999999") @Scale(22)
                    BigDecimal more,
            @ForAll @IntRange(max = 38) int shift) {
        // a hundred-millionth is worth so many ten-thousandths that the product has about that many
        // binary digits
        var price =
                new BigDecimal(BigInteger.TWO.pow(digits).divide(BigInteger.valueOf(quantity)))
                        .add(BigDecimal.valueOf(beside))
                        .add(more)
                        .movePointRight(PositionBlock.SCALE - Worth.DIGITS);

        assertRightIfTold(worth(price, quantity, shift), price, quantity);
    }

    @Property(tries = 20_000)
    void isRightWithAsFewFractionBitsAsThereCanBe(
            @ForAll @LongRange(min = 1L << 40, max = (1L << 44) - 1) long quantity,
            @ForAll @IntRange(max = 18) int shift,
            @ForAll @IntRange(min = -2, max = 12) int bits,
            @ForAll @BigRange(min = "0.5", max = "1") @Scale(6) BigDecimal part) {
        // so large that the upper half of the product has about that many fraction bits
        var price =
                new BigDecimal(BigInteger.TWO.pow(12))
                        .multiply(new BigDecimal(BigInteger.TWO.pow(shift)))
                        .multiply(part)
                        .divide(new BigDecimal(BigInteger.TWO.pow(12 + bits - 2)))
                        .movePointRight(PositionBlock.SCALE - Worth.DIGITS);

        assertRightIfTold(worth(price, quantity, shift), price, quantity);
    }

    @Property(tries = 5_000)
    void isCertainOfNearlyAllThatPortfoliosHold(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long quantity) {
        // up to ten thousand units, a million in worth, beside others a hundred times as large
        var price = new BigDecimal("103.123457");
        var fraction =
                new BigDecimal(quantity).multiply(price).movePointLeft(4).remainder(BigDecimal.ONE);
        var toAHalf = fraction.subtract(new BigDecimal("0.5")).abs().doubleValue();

        assertThat(isCertain(price, quantity, 15) || toAHalf < 0.001).isTrue();
    }

    @Test
    void doesNotTellWhatIsWorthMoreThanItsNumbersHold() {
        // a rate of twenty digits makes a price of twenty this large
        var price = new BigDecimal("99999999999999999999").movePointRight(20);

        for (long quantity : new long[] {1, 2, 3, 4, -1, -2, -3, -4, PositionBlock.LARGEST}) {
            assertThat(worth(price, quantity)).isEmpty();
        }
    }

    @Test
    void addsAsManyOfTheLargestWorthsAsItSays() {
        // the largest quantity at the largest worth of which it is certain
        var worths = fresh(new BigDecimal("0.0001").movePointRight(PositionBlock.SCALE));
        var largest = OptionalLong.empty();
        for (int shift = 0; shift < 62; shift++) {
            long quantity = PositionBlock.LARGEST >> shift;
            if (isCertain(worths, quantity, shift)) {
                largest = worth(worths, quantity, shift);
                break;
            }
        }

        assertThat(largest).isPresent();
        assertThat(Math.multiplyExact(largest.getAsLong(), UnitWorths.FITTING_SUM)).isPositive();
    }

    @Test
    void whatNobodyKnowsIsAGapAndWorthNothing() {
        var worths = new UnitWorths(2);
        worths.keep(ROW, BigDecimal.ONE, false);

        assertThat(worths.quick(5, 7)).hasSize(7);
        assertThat(isGap(worths, ROW)).isFalse();
        for (int row : new int[] {0, 2, 6}) {
            assertThat(isGap(worths, row)).isTrue();
            assertThat(worths.exact(row)).isNull();
            for (long quantity : new long[] {1, -1, PositionBlock.LARGEST >> 5, -77}) {
                assertThat(worth(worths, row, quantity, 5)).hasValue(0);
                assertThat(isCertain(worths, row, quantity, 5)).isTrue();
            }
        }
        assertThat(worths.quick(5, 3)).as("longer than asked for").hasSize(7);
    }

    @Property(tries = 5_000)
    void aStalePriceIsAGapAndWorthAsMuch(
            @ForAll @BigRange(min = "0.000000000001", max = "99999999") @Scale(12) BigDecimal price,
            @ForAll @LongRange(min = -10_000_000_000_000L, max = 10_000_000_000_000L) long quantity,
            @ForAll @IntRange(max = 17) int shift) {
        var worths = new UnitWorths(2);
        worths.keep(ROW, price, true);

        assertThat(isGap(worths, ROW)).isTrue();
        assertRightIfTold(worth(worths, quantity, shift), price, quantity);
    }

    @Test
    void wholeWorthsLackNothing() {
        // a ten-thousandth for each hundred-millionth of a unit
        var worths = fresh(new BigDecimal(10_000));

        for (long quantity : new long[] {0, 1, 2, 3, -1, -2, -3}) {
            assertThat(isCertain(worths, quantity, 5)).as("of few fraction bits").isFalse();
            assertThat(worth(worths, quantity, 5)).hasValue(quantity);
        }
    }

    private static void assertRightIfTold(OptionalLong worth, BigDecimal price, long quantity) {
        worth.ifPresent(told ->
                assertThat(BigDecimal.valueOf(told))
                        .isEqualByComparingTo(rounded(price, quantity)));
    }

    /// In a block where no other quantity is larger.
    private static OptionalLong worth(BigDecimal price, long quantity) {
        return worth(price, quantity, Long.numberOfLeadingZeros(Math.abs(quantity)) - 2);
    }

    private static OptionalLong worth(BigDecimal price, long quantity, int shift) {
        return worth(fresh(price), quantity, shift);
    }

    private static OptionalLong worth(UnitWorths worths, long quantity, int shift) {
        return worth(worths, ROW, quantity, shift);
    }

    /// As portfolios are valued.
    private static OptionalLong worth(UnitWorths worths, int row, long quantity, int shift) {
        long quick = worths.quick(shift, 2)[row];
        long rounded = UnitWorths.rounded(product(quantity, shift, quick), quick);
        if (isCertain(worths, row, quantity, shift)) {
            return OptionalLong.of(rounded);
        }
        long lacking = worths.lacking(row, quantity, rounded, quick);
        return lacking == UnitWorths.NOT_TOLD
                ? OptionalLong.empty()
                : OptionalLong.of(rounded + lacking);
    }

    private static boolean isGap(UnitWorths worths, int row) {
        return (worths.quick(5, 7)[row] & UnitWorths.GAP) != 0;
    }

    private static boolean isCertain(BigDecimal price, long quantity, int shift) {
        return isCertain(fresh(price), quantity, shift);
    }

    private static boolean isCertain(UnitWorths worths, long quantity, int shift) {
        return isCertain(worths, ROW, quantity, shift);
    }

    private static boolean isCertain(UnitWorths worths, int row, long quantity, int shift) {
        long quick = worths.quick(shift, 2)[row];
        long product = product(quantity, shift, quick);
        return UnitWorths.isCertain(product, UnitWorths.rounded(product, quick), quick);
    }

    private static long product(long quantity, int shift, long quick) {
        return Math.multiplyHigh(quantity << shift, quick);
    }

    private static UnitWorths fresh(BigDecimal price) {
        var worths = new UnitWorths(2);
        worths.keep(ROW, price, false);
        return worths;
    }

    private static BigDecimal rounded(BigDecimal price, long quantity) {
        return BigDecimal.valueOf(quantity, PositionBlock.SCALE)
                .multiply(price)
                .setScale(Worth.DIGITS, RoundingMode.HALF_EVEN)
                .movePointRight(Worth.DIGITS);
    }
}
