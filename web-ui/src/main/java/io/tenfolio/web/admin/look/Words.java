package io.tenfolio.web.admin.look;

import io.tenfolio.web.security.Person;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// How the console tells times, spans and counts to one person.
public record Words(Formats formats) {
    private static final int A_MINUTE = 60;

    public static Words of(Person person) {
        return new Words(new Formats(person.locale(), person.zone()));
    }

    public String text(String key, Object... params) {
        return Texts.in(formats.locale(), key, params);
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(formats.locale()).format(number);
    }

    /// `850 ms`, `1.6 s`, `2 min 5 s`, `3 h 10 min`, `4 d 2 h`.
    public String span(Duration span) {
        if (span.isNegative()) {
            return span(span.negated());
        }
        if (span.toMillis() < 1_000) {
            return text("span.millis", span.toMillis());
        }
        if (span.toSeconds() < A_MINUTE) {
            var tenths = NumberFormat.getNumberInstance(formats.locale());
            tenths.setMaximumFractionDigits(span.toSeconds() < 10 ? 1 : 0);
            return text("span.seconds", tenths.format(span.toMillis() / 1_000.0));
        }
        if (span.toHours() < 1) {
            return span.toSecondsPart() == 0
                    ? text("span.minutes", span.toMinutes())
                    : text("span.minutes.seconds", span.toMinutes(), span.toSecondsPart());
        }
        if (span.toDays() < 1) {
            return span.toMinutesPart() == 0
                    ? text("span.hours", span.toHours())
                    : text("span.hours.minutes", span.toHours(), span.toMinutesPart());
        }
        return span.toHoursPart() == 0
                ? text("span.days", span.toDays())
                : text("span.days.hours", span.toDays(), span.toHoursPart());
    }

    /// The time to the second, with the day unless it is today.
    public String at(Instant instant, Instant now) {
        var zone = formats.zone();
        var sameDay = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return sameDay
                ? formats.timeWithSeconds(instant)
                : day(instant) + ", " + formats.timeWithSeconds(instant);
    }

    /// A slot's start: to the minute where that is enough.
    public String slot(Instant start, Instant now) {
        if (start.getEpochSecond() % A_MINUTE != 0) {
            return at(start, now);
        }
        return formats.timeNear(start, now);
    }

    /// Day and time to the second, with the zone.
    public String exactly(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(formats.locale())
                        .withZone(formats.zone())
                        .format(instant)
                        .replace('\u202f', '\u00a0')
                + " "
                + formats.zoneName(instant);
    }

    private String day(Instant instant) {
        var near = formats.dayAndTime(instant);
        return near.substring(0, near.lastIndexOf(','));
    }
}
