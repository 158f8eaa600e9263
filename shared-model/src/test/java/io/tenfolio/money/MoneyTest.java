package io.tenfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void hasTheDigitsOfItsCurrency() {
        assertThat(Money.of("12.5", "EUR").amount()).hasToString("12.50");
        assertThat(Money.of("1250", "JPY").amount()).hasToString("1250");
        assertThat(Money.of("1.25", "KWD").amount()).hasToString("1.250");
    }

    @Test
    void isNeverFinerThanItsCurrencyAllows() {
        assertThatThrownBy(() -> Money.of("0.001", "EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.001")
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> Money.of("0.5", "JPY"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsAndTakesAwayInOneCurrency() {
        assertThat(Money.of("10", "EUR").plus(Money.of("2.50", "EUR")))
                .isEqualTo(Money.of("12.50", "EUR"));
        assertThat(Money.of("10", "EUR").minus(Money.of("12", "EUR")).isNegative()).isTrue();
        assertThat(Money.of("10", "EUR").negated().plus(Money.of("10", "EUR")).isZero()).isTrue();
    }

    @Test
    void doesNotMixCurrencies() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(CurrencyMismatch.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("USD");
    }
}
