package io.tenfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency INR = Currency.getInstance("INR");

    private final ExchangeRates rates =
            new ExchangeRates(
                    EUR, Map.of(USD, new BigDecimal("1.25"), JPY, new BigDecimal("163.17")));

    @Test
    void readsARateFromThePivotAsItIs() {
        assertThat(rates.rate(EUR, USD).orElseThrow()).isEqualByComparingTo("1.25");
    }

    @Test
    void turnsARateAround() {
        assertThat(rates.rate(USD, EUR).orElseThrow()).isEqualByComparingTo("0.8");
    }

    @Test
    void crossesThroughThePivotAtTwelveDigits() {
        assertThat(rates.rate(JPY, USD).orElseThrow()).hasToString("0.007660721946");
    }

    @Test
    void isExactlyOneBetweenEqualCurrenciesEvenUnknownOnes() {
        assertThat(rates.rate(INR, INR)).contains(BigDecimal.ONE);
    }

    @Test
    void isEmptyWhenEitherSideIsUnknown() {
        assertThat(rates.rate(INR, EUR)).isEmpty();
        assertThat(rates.rate(EUR, INR)).isEmpty();
        assertThat(ExchangeRates.none().rate(EUR, USD)).isEmpty();
    }

    @Test
    void isEmptyRatherThanZeroWhenTwelveDigitsAreTooFew() {
        var tiny = new ExchangeRates(EUR, Map.of(USD, new BigDecimal("1E-13")));

        assertThat(tiny.rate(EUR, USD)).isEmpty();
    }

    @Test
    void refusesRatesThatAreNotPositive() {
        assertThatThrownBy(() -> new ExchangeRates(EUR, Map.of(USD, BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USD");
    }
}
