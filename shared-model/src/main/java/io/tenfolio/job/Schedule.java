package io.tenfolio.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When something is due: every so often, unless it is paused. `step` is what the program was set up with, a slot's length or a
/// chore's rhythm; `every` a whole multiple of it, which a person may choose.
public record Schedule(
        String name,
        Kind kind,
        Duration step,
        Duration every,
        boolean paused,
        @Nullable Instant firedAtOrNull,
        @Nullable Duration tookOrNull,
        String firedBy,
        String outcome,
        @Nullable Instant changedAtOrNull,
        String changedBy,
        String changeWhy) {
    /// What fires.
    public enum Kind {
        /// Slots, at whole multiples of `every`.
        TIMETABLE,
        /// Housekeeping, `every` after the last time.
        CHORE
    }

    public Schedule {
        requireMultiple(step, every);
    }

    private static void requireMultiple(Duration step, Duration every) {
        if (step.toSeconds() < 1
                || every.compareTo(step) < 0
                || every.toSeconds() % step.toSeconds() != 0) {
            throw new IllegalArgumentException(
                    "%s is no whole multiple of the step %s".formatted(every, step));
        }
    }

    public Schedule withEvery(Duration chosen) {
        return new Schedule(
                name,
                kind,
                step,
                chosen,
                paused,
                firedAtOrNull,
                tookOrNull,
                firedBy,
                outcome,
                changedAtOrNull,
                changedBy,
                changeWhy);
    }

    public Optional<Instant> firedAt() {
        return Optional.ofNullable(firedAtOrNull);
    }

    public Optional<Duration> took() {
        return Optional.ofNullable(tookOrNull);
    }

    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAtOrNull);
    }

    /// Whether the timetable wants this slot run.
    public boolean wants(Slot slot) {
        return !paused && Math.floorMod(slot.epochSecond(), every.toSeconds()) == 0;
    }

    /// Whether a chore may be done at `now`.
    public boolean isDue(Instant now) {
        return !paused && (firedAtOrNull == null || !firedAtOrNull.plus(every).isAfter(now));
    }

    /// The next times after `now`, as far as they can be told; none while it is paused.
    public List<Instant> next(Instant now, int howMany) {
        if (paused) {
            return List.of();
        }
        return Stream.iterate(first(now), at -> at.plus(every)).limit(howMany).toList();
    }

    private Instant first(Instant now) {
        return switch (kind) {
            case TIMETABLE -> Slot.containing(now, every).next(every).start();
            case CHORE -> {
                var due = firedAt().map(fired -> fired.plus(every)).orElse(now);
                yield due.isBefore(now) ? now : due;
            }
        };
    }
}
