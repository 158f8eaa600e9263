package io.tenfolio.web.text;

import io.tenfolio.money.Lakhs;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;

/// How one person reads numbers and times: their locale, their zone. Money always carries its currency; signed
/// figures carry their sign as a real minus. Rounding here (HALF_EVEN) is for the eye only.
public record Formats(Locale locale, ZoneId zone) {
    private static final char MINUS = '\u2212';
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// `243.365,14 €`: the currency's own digits.
    public String worth(Worth worth) {
        return money(
                worth.amount(),
                worth.currency(),
                Math.max(0, worth.currency().getDefaultFractionDigits()));
    }

    /// `+1.665,43 €`, `−3.664,44 €`, `0,00 €`.
    public String signed(Worth worth) {
        int digits = Math.max(0, worth.currency().getDefaultFractionDigits());
        var shown = worth.amount().setScale(digits, RoundingMode.HALF_EVEN);
        return (shown.signum() > 0 ? "+" : "") + money(shown, worth.currency(), digits);
    }

    /// The price of one unit: at least the currency's digits, up to four, and up to eight below 1.
    public String price(UnitPrice price) {
        int least = Math.max(0, price.currency().getDefaultFractionDigits());
        int most = price.amount().compareTo(BigDecimal.ONE) < 0 ? 8 : Math.max(least, 4);
        var format = currencyFormat(price.currency());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return written(format.format(price.amount()));
    }

    public String quantity(Quantity quantity) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMaximumFractionDigits(8);
        return written(format.format(quantity.units()));
    }

    /// A change: `+0.68 %`. `fraction` 0.0068 is 0.68 %.
    public String signedPercent(BigDecimal fraction) {
        var shown = fraction.multiply(HUNDRED).setScale(2, RoundingMode.HALF_EVEN);
        return (shown.signum() > 0 ? "+" : "") + percentOf(shown, 2);
    }

    /// A part of a whole: `12.3 %`.
    public String share(BigDecimal fraction) {
        return percentOf(fraction.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN), 1);
    }

    /// `14:20`, in this person's zone.
    public String time(Instant instant) {
        return time(instant, FormatStyle.SHORT);
    }

    /// `14:20:30`, for timetables that are finer than a minute.
    public String timeWithSeconds(Instant instant) {
        return time(instant, FormatStyle.MEDIUM);
    }

    private String time(Instant instant, FormatStyle style) {
        return DateTimeFormatter.ofLocalizedTime(style)
                .withLocale(locale)
                .withZone(zone)
                .format(instant)
                .replace('\u202f', '\u00a0');
    }

    /// `21 Nov, 14:20`, in this person's zone.
    public String dayAndTime(Instant instant) {
        return shortDay(instant.atZone(zone).toLocalDate()) + ", " + time(instant);
    }

    /// `21 Nov 2026, 14:20`, in this person's zone.
    public String moment(Instant instant) {
        return day(instant.atZone(zone).toLocalDate()) + ", " + time(instant);
    }

    /// The same words and numbers, with times in another zone.
    public Formats in(ZoneId other) {
        return new Formats(locale, other);
    }

    /// An amount of money: `1.234,50 €`, with a real minus.
    public String money(Money money) {
        return worth(new Worth(money.amount(), money.currency()));
    }

    /// The same with its sign.
    public String signed(Money money) {
        return signed(new Worth(money.amount(), money.currency()));
    }

    /// The time alone when `instant` is on the day of `now`, else with the day.
    public String timeNear(Instant instant, Instant now) {
        return instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? time(instant)
                : dayAndTime(instant);
    }

    /// `21 Nov 2026`.
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /// `CET`: the zone's short name at that instant.
    public String zoneName(Instant at) {
        return DateTimeFormatter.ofPattern("zzz", locale).withZone(zone).format(at);
    }

    private String shortDay(LocalDate day) {
        return day.getDayOfMonth()
                + (locale.getLanguage().equals("de") ? ". " : " ")
                + day.getMonth().getDisplayName(TextStyle.SHORT, locale);
    }

    private String percentOf(BigDecimal hundredths, int digits) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(format.format(hundredths)) + "\u00a0%";
    }

    private String money(BigDecimal amount, Currency currency, int digits) {
        var format = currencyFormat(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(format.format(amount.setScale(digits, RoundingMode.HALF_EVEN)));
    }

    private NumberFormat currencyFormat(Currency currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }

    private String written(String number) {
        return Lakhs.in(locale, number).replace('-', MINUS);
    }
}
