package io.tenfolio.valuation;

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
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class UnitWorthsTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Property(tries = 20_000)
    void tellsTheRoundedWorthOrThatItIsNotCertain(
            @ForAll @BigRange(min = "0.000000000001", max = "99999999") @Scale(12) BigDecimal price,
            @ForAll long quantity) {
        long quick = quick(price, quantity);

        if (quick != WideProduct.DOES_NOT_FIT) {
            assertThat(BigDecimal.valueOf(quick)).isEqualByComparingTo(rounded(price, quantity));
        }
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
            assertThat(quick).isEqualTo(WideProduct.DOES_NOT_FIT);
        } else if (quick != WideProduct.DOES_NOT_FIT) {
            assertThat(BigDecimal.valueOf(quick)).isEqualByComparingTo(rounded(price, quantity));
        }
    }

    @Property(tries = 5_000)
    void isCertainOfNearlyAllThatPortfoliosHold(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long quantity) {
        // a price whose products are never ties
        assertThat(quick(new BigDecimal("103.123457"), quantity | 1))
                .isNotEqualTo(WideProduct.DOES_NOT_FIT);
    }

    @Test
    void isNotAskedForAQuantityThatIsElsewhere() {
        for (var price : new String[] {"0.000000000001", "0.00000001", "1", "99999999"}) {
            assertThat(quick(new BigDecimal(price), PositionBlock.ELSEWHERE))
                    .isEqualTo(WideProduct.DOES_NOT_FIT);
        }
    }

    @Test
    void isNotCertainOfWhatDoesNotFit() {
        assertThat(quick(new BigDecimal("99999999999999999999"), 1_000_000))
                .isEqualTo(WideProduct.DOES_NOT_FIT);
        assertThat(quick(new BigDecimal("99999999"), Long.MAX_VALUE))
                .isEqualTo(WideProduct.DOES_NOT_FIT);
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

    private static long quick(BigDecimal price, long quantity) {
        var worths = new UnitWorths(market(price, Quality.FRESH), EURO);
        return UnitWorths.quickWorth(worths.quick(), 1, quantity);
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
                                NOW,
                                NOW,
                                new SourceName("test"),
                                quality)),
                ExchangeRates.none());
    }
}
