package io.tenfolio.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenfolio.money.Decimals;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentOfNominalTest {
    @ParameterizedTest
    @CsvSource({"98.5, 0.985", "100, 1", "101.2345, 1.012345", "0.01, 0.0001"})
    void isThePriceOfAUnitOfNominal(String percent, String price) {
        assertThat(PercentOfNominal.unitPrice(new BigDecimal(percent), "EUR"))
                .isEqualTo(UnitPrice.of(price, "EUR"));
    }

    @Test
    void boundsTheNumberBeforeItCalculates() {
        assertThatExceptionOfType(Decimals.OutOfBounds.class)
                .isThrownBy(
                        () -> PercentOfNominal.unitPrice(new BigDecimal("1E+100000000"), "EUR"));
    }
}
