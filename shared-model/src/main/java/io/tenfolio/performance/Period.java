package io.tenfolio.performance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A half-open span of calendar days (start, end]: what happened on `start` is before it, what happened on
/// `end` is in it.
public record Period(LocalDate start, LocalDate end) {
    public Period {
        if (end.isBefore(start))
            throw new IllegalArgumentException("A period ends at or after its start");
    }

    public boolean contains(LocalDate day) {
        return day.isAfter(start) && !day.isAfter(end);
    }

    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }
}
