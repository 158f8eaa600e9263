package io.tenfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class WorthTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void isRoundedToFourDigitsHalfToEven() {
        assertThat(Worth.of("1.00005", "EUR")).isEqualTo(Worth.of("1.0000", "EUR"));
        assertThat(Worth.of("1.00015", "EUR")).isEqualTo(Worth.of("1.0002", "EUR"));
        assertThat(Worth.of("1.000050000000000001", "EUR")).isEqualTo(Worth.of("1.0001", "EUR"));
        assertThat(Worth.of("-1.00015", "EUR")).isEqualTo(Worth.of("-1.0002", "EUR"));
    }

    @Test
    void comesAndGoesAsTenThousandths() {
        assertThat(Worth.ofScaled(-12_3456, EUR)).isEqualTo(Worth.of("-12.3456", "EUR"));
        assertThat(Worth.of("-12.3456", "EUR").scaled()).isEqualTo(-12_3456);
    }

    @Test
    void doesNotWrapWhenItIsTooLargeForALong() {
        assertThatThrownBy(() -> Worth.of("1000000000000000", "EUR").scaled())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNotMixCurrencies() {
        assertThatThrownBy(() -> Worth.zero(EUR).plus(Worth.of("1", "USD")))
                .isInstanceOf(CurrencyMismatch.class);
    }
}
