package io.tenfolio.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt at one step of a run, as the framework counted it; what it counts is told by [StepCounts].
/// `trouble` is "" unless it failed.
public record StepReport(
        long id,
        String name,
        String status,
        @Nullable Instant startedAtOrNull,
        @Nullable Instant endedAtOrNull,
        long read,
        long written,
        long skipped,
        String trouble) {

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAtOrNull);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAtOrNull);
    }

    /// How long it took, or takes so far.
    public Optional<Duration> took(Instant now) {
        return startedAt().map(start -> Duration.between(start, endedAt().orElse(now)));
    }

    public boolean isRunning() {
        return startedAtOrNull != null && endedAtOrNull == null;
    }
}
