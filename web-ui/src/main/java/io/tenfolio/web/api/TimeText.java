package io.tenfolio.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Times as ISO 8601 tells them, in text and in years that a table can keep; numbers are not guessed at.
final class TimeText<T> extends StdDeserializer<T> {
    private final Function<String, T> parse;
    private final String message;

    private TimeText(Class<T> kind, Function<String, T> parse, String message) {
        super(kind);
        this.parse = parse;
        this.message = message;
    }

    static TimeText<Instant> instants() {
        return new TimeText<>(
                Instant.class,
                text -> {
                    var time = OffsetDateTime.parse(text);
                    check(time.getYear());
                    return time.toInstant();
                },
                "must be an instant such as \"2026-03-02T09:30:00Z\", from 1900 to 2200");
    }

    static TimeText<LocalDate> days() {
        return new TimeText<>(
                LocalDate.class,
                text -> {
                    var day = LocalDate.parse(text);
                    check(day.getYear());
                    return day;
                },
                "must be a day such as \"2026-03-02\", from 1900 to 2200");
    }

    private static void check(int year) {
        if (year < KnownYears.FIRST || year > KnownYears.LAST) {
            throw new DateTimeException("Not our time: " + Year.of(year));
        }
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return parse.apply(in.getString());
            } catch (DateTimeException e) {
                throw new Unacceptable(in, message);
            }
        }
        throw new Unacceptable(in, message);
    }
}
