package io.tenfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "1.500, 1.5",
        "1E+3, 1000",
        "-0.000000000000000001, -0.000000000000000001",
        "99999999999999999999, 99999999999999999999",
        "0.00, 0",
        "' 12.5 ', 12.5",
    })
    void takesWhatFitsWithoutTrailingZeros(String text, String plain) {
        assertThat(Decimals.parse(text, "price").toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0000000000000000001",
                "100000000000000000000",
                "1E+20",
                "1E-19",
                "1E+100000000",
                "1E-100000000",
                "1E+2147483647",
                "NaN",
                "Infinity",
                "12,5",
                "0x10",
                "",
                "   ",
                "11111111111111111111111111111111111111111111111111111111111111111",
            })
    @Timeout(10)
    void refusesWhatDoesNotFitAtOnce(String text) {
        assertThatThrownBy(() -> Decimals.parse(text, "price"))
                .isInstanceOf(Decimals.OutOfBounds.class)
                .hasMessageContaining("price");
    }

    @Test
    @Timeout(10)
    void looksAtTheExponentBeforeItBuildsTheNumber() {
        var huge = new BigDecimal("1E+100000000");

        assertThatThrownBy(() -> Decimals.bounded(huge, "price"))
                .isInstanceOf(Decimals.OutOfBounds.class);
    }
}
