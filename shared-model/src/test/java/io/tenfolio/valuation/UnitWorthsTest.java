package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.pricesAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitWorthsTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    @Property(tries = 20_000)
    void tellsTheRoundedWorthOrThatItIsNotCertain(
            @ForAll @BigRange(min = "0.000000000001", max = "99999999") @Scale(12) BigDecimal price,
            @ForAll long quantity) {
        assertRightIfCertain(quick(price, quantity), price, quantity);
    }

    @Property(tries = 20_000)
    void isNeverWrongAroundAHalf(
            @ForAll @LongRange(min = -100_000_000, max = 100_000_000) long halves,
            @ForAll @IntRange(min = -20, max = 20) int beside) {
        // 0.0005 a unit: the worth of a hundred-millionth of 10^7 of them is half a ten-thousandth
        var price = new BigDecimal("0.0005");
        long quantity = (2 * halves + 1) * 10_000_000 + beside;

        long quick = quick(price, quantity);

        if (beside == 0) {
            assertThat(quick).isEqualTo(UnitWorths.NOT_CERTAIN);
        } else {
            assertRightIfCertain(quick, price, quantity);
        }
    }

    @Property(tries = 20_000)
    void decidesAHalfAndWhatLiesBesideIt(
            @ForAll @LongRange(min = -100_000_000, max = 100_000_000) long halves,
            @ForAll @IntRange(min = -20, max = 20) int beside,
            @ForAll @IntRange(min = 2, max = 14) int digits) {
        long quantity = (2 * halves + 1) * 10_000_000;
        // a half as above; so many more digits of the price move the product that little up or down
        var price = new BigDecimal("0.0005").add(BigDecimal.valueOf(beside, 4 + digits));

        assertThat(BigDecimal.valueOf(worth(price, quantity)))
                .isEqualByComparingTo(rounded(price, quantity));
    }

    @Property(tries = 20_000)
    void decidesOrSaysThatItDoesNotWhateverThePrice(
            @ForAll @BigRange(min = "0.000000000000000001", max = "99999999999999999999") @Scale(18)
                    BigDecimal price,
            @ForAll long quantity) {
        assertRightIfCertain(worth(price, quantity), price, quantity);
    }

    @Property(tries = 20_000)
    void isNeverWrongWhereItsNumbersEnd(
            @ForAll @IntRange(min = 10_000, max = 10_000_000) int quantity,
            @ForAll @IntRange(min = 60, max = 66) int digits,
            @ForAll @IntRange(min = -2, max = 2) int beside,
            @ForAll @BigRange(min = "0", max = "0.9999999999999999999999") @Scale(22)
                    BigDecimal more) {
        // a hundred-millionth is worth so many ten-thousandths that the product has about that many
        // binary digits
        var price =
                new BigDecimal(BigInteger.TWO.pow(digits).divide(BigInteger.valueOf(quantity)))
                        .add(BigDecimal.valueOf(beside))
                        .add(more)
                        .movePointRight(PositionBlock.SCALE - Worth.DIGITS);

        assertRightIfCertain(worth(price, quantity), price, quantity);
    }

    @Property(tries = 5_000)
    void isCertainOfNearlyAllThatPortfoliosHold(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long quantity) {
        // a price whose products are never ties
        assertThat(quick(new BigDecimal("103.123457"), quantity | 1))
                .isNotEqualTo(UnitWorths.NOT_CERTAIN);
    }

    @Test
    void isNotAskedForAQuantityThatIsElsewhere() {
        for (var price : new String[] {"0.000000000001", "0.00000001", "1", "99999999"}) {
            assertThat(quick(new BigDecimal(price), PositionBlock.ELSEWHERE))
                    .isEqualTo(UnitWorths.NOT_CERTAIN);
        }
    }

    @Test
    void isNotCertainOfWhatDoesNotFit() {
        assertThat(quick(new BigDecimal("99999999999999999999"), 1_000_000))
                .isEqualTo(UnitWorths.NOT_CERTAIN);
        assertThat(quick(new BigDecimal("99999999"), Long.MAX_VALUE))
                .isEqualTo(UnitWorths.NOT_CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, -1, -2, -3, -4, Long.MAX_VALUE})
    void isNotCertainOfAUnitWorthMoreThanItsNumbersHold(long quantity) {
        // the rate alone has twenty digits, so a hundred-millionth of a dollar has more than 63
        // binary ones
        var market =
                pricesAt(NOON)
                        .price(APPLE, "99999999999999999999 USD")
                        .rate("EUR/USD", "0.00000000000000000001")
                        .snapshot();
        var quick = new UnitWorths(market, EURO).quick();

        assertThat(UnitWorths.quickWorth(quick, APPLE.id().value(), quantity))
                .isEqualTo(UnitWorths.NOT_CERTAIN);
    }

    @Test
    void whatNobodyKnowsIsAGapAndWorthNothing() {
        var worths = new UnitWorths(market(BigDecimal.ONE, Quality.FRESH), EURO);
        var quick = worths.quick();

        assertThat(UnitWorths.gap(quick, 1)).isNotNegative();
        assertThat(UnitWorths.gap(quick, worths.nobody())).isNegative();
        assertThat(UnitWorths.quickWorth(quick, worths.nobody(), 12_345)).isZero();
    }

    @Test
    void aStalePriceIsAGapAndWorthAsMuch() {
        var worths = new UnitWorths(market(BigDecimal.TEN, Quality.STALE), EURO);

        assertThat(UnitWorths.gap(worths.quick(), 1)).isNegative();
        assertThat(UnitWorths.quickWorth(worths.quick(), 1, 100_000_000)).isEqualTo(100_000);
    }

    private static void assertRightIfCertain(long worth, BigDecimal price, long quantity) {
        if (worth != UnitWorths.NOT_CERTAIN) {
            assertThat(BigDecimal.valueOf(worth)).isEqualByComparingTo(rounded(price, quantity));
        }
    }

    private static long quick(BigDecimal price, long quantity) {
        var worths = new UnitWorths(market(price, Quality.FRESH), EURO);
        return UnitWorths.quickWorth(worths.quick(), 1, quantity);
    }

    /// As portfolios are valued: by the first way that is certain.
    private static long worth(BigDecimal price, long quantity) {
        var worths = new UnitWorths(market(price, Quality.FRESH), EURO);
        long quick = UnitWorths.quickWorth(worths.quick(), 1, quantity);
        return quick == UnitWorths.NOT_CERTAIN ? worths.worthBesideAHalf(1, quantity) : quick;
    }

    private static BigDecimal rounded(BigDecimal price, long quantity) {
        return BigDecimal.valueOf(quantity, PositionBlock.SCALE)
                .multiply(price)
                .setScale(Worth.DIGITS, RoundingMode.HALF_EVEN)
                .movePointRight(Worth.DIGITS);
    }

    private static MarketSnapshot market(BigDecimal price, Quality quality) {
        var instrument = new InstrumentId(1);
        return new MarketSnapshot(
                Map.of(
                        instrument,
                        new Price(
                                1,
                                instrument,
                                new UnitPrice(price, EURO),
                                NOON,
                                NOON,
                                new SourceName("test"),
                                quality)),
                ExchangeRates.none());
    }
}
