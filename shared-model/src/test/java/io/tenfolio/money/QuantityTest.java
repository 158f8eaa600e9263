package io.tenfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void isTheSameHoweverManyZerosItWasWrittenWith() {
        assertThat(Quantity.of("1.50")).isEqualTo(Quantity.of("1.5"));
        assertThat(Quantity.of("100")).isEqualTo(Quantity.of(100));
        assertThat(Quantity.of("0.000")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void keepsEighteenDigitsAndRefusesMore() {
        assertThat(Quantity.of("0.000000000000000001").isPositive()).isTrue();
        assertThatThrownBy(() -> Quantity.of("0.0000000000000000001"))
                .isInstanceOf(Decimals.OutOfBounds.class);
    }

    @Test
    void aUnitPriceIsPositive() {
        assertThatThrownBy(() -> UnitPrice.of("0", "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnitPrice.of("-1", "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
