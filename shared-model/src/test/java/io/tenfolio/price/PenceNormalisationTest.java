package io.tenfolio.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenfolio.money.Decimals;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenceNormalisationTest {
    @ParameterizedTest
    @CsvSource({
        "12345.5, GBp, 123.455, GBP",
        "12345.5, GBX, 123.455, GBP",
        "123.455, GBP, 123.455, GBP",
        "250, ILA, 2.5, ILS",
        "250, ZAc, 2.5, ZAR",
        "250, ZAC, 2.5, ZAR",
        "250, USD, 250, USD",
        "0.01, GBp, 0.0001, GBP",
    })
    void dividesWhatIsQuotedInHundredthsExactly(
            String number, String code, String amount, String currency) {
        assertThat(PenceNormalisation.unitPrice(new BigDecimal(number), code))
                .isEqualTo(UnitPrice.of(amount, currency));
    }

    @Test
    void refusesACurrencyNobodyKnows() {
        assertThatExceptionOfType(PenceNormalisation.UnknownCurrencyCode.class)
                .isThrownBy(() -> PenceNormalisation.unitPrice(BigDecimal.ONE, "gbp"))
                .withMessage("There is no currency 'gbp'");
    }

    @Test
    void boundsTheNumberBeforeItCalculates() {
        assertThatExceptionOfType(Decimals.OutOfBounds.class)
                .isThrownBy(
                        () -> PenceNormalisation.unitPrice(new BigDecimal("1E+100000000"), "GBp"));
    }

    @Test
    void refusesAPriceOfNothing() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PenceNormalisation.unitPrice(BigDecimal.ZERO, "USD"));
    }
}
