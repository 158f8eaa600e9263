package io.tenfolio.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The years in which a time in an address may lie: those that a table can keep.
public final class KnownYears {
    static final int FIRST = 1900;
    static final int LAST = 2200;

    private KnownYears() {}

    /// @throws RefusedFields if it lies outside
    public static void check(String field, @Nullable Instant time) {
        if (time != null) {
            check(field, time.atOffset(ZoneOffset.UTC).getYear());
        }
    }

    /// @throws RefusedFields if it lies outside
    public static void check(String field, @Nullable LocalDate day) {
        if (day != null) {
            check(field, day.getYear());
        }
    }

    private static void check(String field, int year) {
        if (year < FIRST || year > LAST) {
            throw new RefusedFields(field, "must lie between %d and %d".formatted(FIRST, LAST));
        }
    }
}
