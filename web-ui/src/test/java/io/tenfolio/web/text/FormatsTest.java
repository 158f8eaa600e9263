package io.tenfolio.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Formats german = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
    private final Formats british = new Formats(Locale.UK, ZoneId.of("Europe/London"));

    @Test
    void writesMoneyWithItsCurrencyAndItsOwnDigits() {
        assertThat(german.worth(Worth.of("243365.1449", "EUR"))).isEqualTo("243.365,14\u00a0€");
        assertThat(british.worth(Worth.of("243365.1449", "GBP"))).isEqualTo("£243,365.14");
        assertThat(british.worth(Worth.of("1999.5", "JPY"))).contains("2,000");
    }

    @Test
    void givesEveryChangeASignAndZeroNone() {
        assertThat(german.signed(Worth.of("1665.43", "EUR"))).isEqualTo("+1.665,43\u00a0€");
        assertThat(german.signed(Worth.of("-3664.44", "EUR"))).isEqualTo("\u22123.664,44\u00a0€");
        assertThat(german.signed(Worth.of("0.0049", "EUR"))).isEqualTo("0,00\u00a0€");
        assertThat(german.signed(Worth.of("-0.0049", "EUR"))).isEqualTo("0,00\u00a0€");
    }

    @Test
    void writesFractionsAsPercent() {
        assertThat(german.signedPercent(new BigDecimal("0.00684"))).isEqualTo("+0,68\u00a0%");
        assertThat(british.signedPercent(new BigDecimal("-0.1"))).isEqualTo("\u221210.00\u00a0%");
        assertThat(british.share(new BigDecimal("0.4736"))).isEqualTo("47.4\u00a0%");
    }

    @Test
    void showsSmallPricesInEnoughDigits() {
        assertThat(british.price(UnitPrice.of("125.5", "GBP"))).isEqualTo("£125.50");
        assertThat(british.price(UnitPrice.of("0.0812700", "GBP"))).isEqualTo("£0.08127");
    }

    @Test
    void writesQuantitiesWithoutNeedlessDigits() {
        assertThat(british.quantity(Quantity.of("24000.5"))).isEqualTo("24,000.5");
        assertThat(british.quantity(Quantity.of("-3"))).isEqualTo("\u22123");
    }

    @Test
    void groupsAsIndiaDoes() {
        var indian = new Formats(Locale.forLanguageTag("en-IN"), ZoneId.of("Asia/Kolkata"));

        assertThat(indian.worth(Worth.of("12243390.89", "INR"))).isEqualTo("₹1,22,43,390.89");
        assertThat(indian.worth(Worth.of("387900.82", "INR"))).isEqualTo("₹3,87,900.82");
        assertThat(indian.signed(Worth.of("-4343.44", "INR"))).isEqualTo("\u2212₹4,343.44");
        assertThat(indian.quantity(Quantity.of("999.5"))).isEqualTo("999.5");
    }

    @Test
    void tellsTimesInThePersonsZone() {
        var noon = Instant.parse("2026-11-20T12:20:00Z");

        assertThat(german.time(noon)).isEqualTo("13:20");
        assertThat(british.time(noon)).isEqualTo("12:20");
        assertThat(german.zoneName(noon)).isEqualTo("MEZ");
        assertThat(british.dayAndTime(noon)).isEqualTo("20 Nov, 12:20");
    }
}
