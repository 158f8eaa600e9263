package io.tenfolio.job;

import java.time.Duration;
import java.time.Instant;

/// An instant floored to the timetable's step (ten minutes by default), in UTC: the name of a run's turn.
public record Slot(Instant start) implements Comparable<Slot> {
    public static final Duration DEFAULT_STEP = Duration.ofMinutes(10);

    public Slot {
        if (start.getNano() != 0) throw new IllegalArgumentException("A slot begins on a second");
    }

    /// The slot that `time` lies in.
    public static Slot containing(Instant time, Duration step) {
        long seconds = step.toSeconds();
        if (seconds < 1 || step.toNanosPart() != 0)
            throw new IllegalArgumentException("A step is whole seconds");
        return ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    public static Slot ofEpochSecond(long seconds) {
        return new Slot(Instant.ofEpochSecond(seconds));
    }

    /// As stored.
    public long epochSecond() {
        return start.getEpochSecond();
    }

    public Slot next(Duration step) {
        return new Slot(start.plus(step));
    }

    @Override
    public int compareTo(Slot other) {
        return start.compareTo(other.start);
    }
}
