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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// The words and figures of a report as one person reads them: their language, their way to write numbers, the portfolio's zone.
/// Texts are in `tenfolio-texts/reports*.properties`. Rounding here (HALF_EVEN) is for the eye only. Formats are made once: making one
/// takes longer than writing a number with it. Only one thread may use it at a time.
final class Words {
    private static final String BUNDLE = "tenfolio-texts.reports";

    /// An en dash: the fonts of a statement have no minus of their own.
    private static final char MINUS = '\u2013';

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Locale locale;
    private final ResourceBundle texts;
    private final Map<String, MessageFormat> patterns = new HashMap<>();
    private final NumberFormat numbers;
    private final NumberFormat compact;
    private final Map<Currency, NumberFormat> amounts = new HashMap<>();
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter zoneName;
    private final DateTimeFormatter shortMoment;

    Words(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        this.numbers = NumberFormat.getNumberInstance(locale);
        this.numbers.setRoundingMode(RoundingMode.HALF_EVEN);
        this.compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        this.compact.setMaximumFractionDigits(2);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.shortDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale);
        this.moment =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone);
        this.zoneName = DateTimeFormatter.ofPattern(" zzz", locale).withZone(zone);
        this.shortMoment =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... params) {
        return params.length == 0
                ? texts.getString(key)
                : patterns.computeIfAbsent(
                                key, named -> new MessageFormat(texts.getString(named), locale))
                        .format(params);
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
        int digits = digits(worth.currency());
        return written(numbers, worth.amount(), digits, digits);
    }

    /// At least the currency's digits, up to four, and up to eight below 1.
    String price(UnitPrice price) {
        int least = digits(price.currency());
        int most = price.amount().compareTo(BigDecimal.ONE) < 0 ? 8 : Math.max(least, 4);
        return written(amounts(price.currency()), price.amount(), least, most);
    }

    String quantity(Quantity quantity) {
        return written(numbers, quantity.units(), 0, 8);
    }

    String signedPercent(double fraction) {
        var shown =
                BigDecimal.valueOf(fraction).multiply(HUNDRED).setScale(2, RoundingMode.HALF_EVEN);
        return (shown.signum() > 0 ? "+" : "") + percent(shown, 2);
    }

    /// `hundredths` 12.3 is 12.3 %.
    String percent(BigDecimal hundredths, int digits) {
        return written(numbers, hundredths, digits, digits) + "\u00a0%";
    }

    /// For the axis of a chart: no more digits than it needs.
    String round(BigDecimal amount) {
        return written(compact.format(amount));
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    /// In few characters, for columns and axes.
    String shortDay(LocalDate date) {
        return shortDay.format(date);
    }

    String moment(Instant instant) {
        return moment.format(instant) + zoneName.format(instant);
    }

    /// A day's last moment is that day.
    String shortMoment(Instant instant) {
        return shortMoment.format(instant);
    }

    private String money(BigDecimal amount, Currency currency) {
        int digits = digits(currency);
        return written(
                amounts(currency), amount.setScale(digits, RoundingMode.HALF_EVEN), digits, digits);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private NumberFormat amounts(Currency currency) {
        return amounts.computeIfAbsent(
                currency,
                named -> {
                    var format = NumberFormat.getCurrencyInstance(locale);
                    format.setCurrency(named);
                    format.setRoundingMode(RoundingMode.HALF_EVEN);
                    return format;
                });
    }

    private String written(NumberFormat format, BigDecimal number, int least, int most) {
        format.setMaximumFractionDigits(most);
        format.setMinimumFractionDigits(least);
        return written(format.format(number));
    }

    private String written(String number) {
        return Lakhs.in(locale, number).replace('-', MINUS);
    }
}
