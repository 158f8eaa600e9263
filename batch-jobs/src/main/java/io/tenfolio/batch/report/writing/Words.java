package io.tenfolio.batch.report.writing;

import io.tenfolio.money.Lakhs;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words and figures of a report as one person reads them: their language, their way to write numbers, the portfolio's zone.
/// Texts are in `tenfolio-texts/reports*.properties`. Rounding here (HALF_EVEN) is for the eye only.
record Words(Locale locale, ZoneId zone) {
    private static final String BUNDLE = "tenfolio-texts.reports";

    /// An en dash: the fonts of a statement have no minus of their own.
    private static final char MINUS = '\u2013';

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    String text(String key, Object... params) {
        var bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        var pattern = bundle.getString(key);
        return params.length == 0 ? pattern : new MessageFormat(pattern, locale).format(params);
    }

    String worth(Worth worth) {
        return money(worth.amount(), worth.currency());
    }

    String money(Money money) {
        return money(money.amount(), money.currency());
    }

    String signed(Worth worth) {
        var shown = worth.amount().setScale(digits(worth.currency()), RoundingMode.HALF_EVEN);
        return (shown.signum() > 0 ? "+" : "") + money(shown, worth.currency());
    }

    String signed(Money money) {
        return (money.amount().signum() > 0 ? "+" : "") + money(money);
    }

    /// The figure without its currency, for columns that name it once.
    String figure(Worth worth) {
        var format = numbers();
        int digits = digits(worth.currency());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(format.format(worth.amount()));
    }

    /// At least the currency's digits, up to four, and up to eight below 1.
    String price(UnitPrice price) {
        int least = digits(price.currency());
        var format = currencies(price.currency());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(
                price.amount().compareTo(BigDecimal.ONE) < 0 ? 8 : Math.max(least, 4));
        return written(format.format(price.amount()));
    }

    String quantity(Quantity quantity) {
        var format = numbers();
        format.setMaximumFractionDigits(8);
        return written(format.format(quantity.units()));
    }

    String signedPercent(double fraction) {
        var shown =
                BigDecimal.valueOf(fraction).multiply(HUNDRED).setScale(2, RoundingMode.HALF_EVEN);
        return (shown.signum() > 0 ? "+" : "") + percent(shown, 2);
    }

    /// `hundredths` 12.3 is 12.3 %.
    String percent(BigDecimal hundredths, int digits) {
        var format = numbers();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(format.format(hundredths)) + "\u00a0%";
    }

    /// For the axis of a chart: no more digits than it needs.
    String round(BigDecimal amount) {
        var format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(2);
        return written(format.format(amount));
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /// In few characters, for columns and axes.
    String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale).format(day);
    }

    String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant)
                + DateTimeFormatter.ofPattern(" zzz", locale).withZone(zone).format(instant);
    }

    /// A day's last moment is that day.
    String shortMoment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }

    private String money(BigDecimal amount, Currency currency) {
        int digits = digits(currency);
        var format = currencies(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(format.format(amount.setScale(digits, RoundingMode.HALF_EVEN)));
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private NumberFormat numbers() {
        var format = NumberFormat.getNumberInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }

    private NumberFormat currencies(Currency currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }

    private String written(String number) {
        return Lakhs.in(locale, number).replace('-', MINUS);
    }
}
