package io.tenfolio.batch.price.source;

import java.time.Duration;

/// When to stop, by the process's own stopwatch: a clock that is set does not move it.
///
/// @param atNanos on the scale of [System#nanoTime()]
public record Deadline(long atNanos) {
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// Zero once it has passed.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    boolean hasPassed() {
        return remaining().isZero();
    }

    /// Whether something that takes `time` still ends before it.
    boolean leaves(Duration time) {
        return remaining().compareTo(time) > 0;
    }
}
