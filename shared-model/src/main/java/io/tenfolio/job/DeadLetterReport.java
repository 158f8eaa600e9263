package io.tenfolio.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dead letter and what was done about it. `replay` is the run that takes it up again, `replayOutcome` what came of the last replay.
public record DeadLetterReport(
        DeadLetter letter,
        @Nullable Resolution resolutionOrNull,
        @Nullable Instant resolvedAtOrNull,
        String resolvedBy,
        String resolvedWhy,
        @Nullable RunId replayOrNull,
        String replayOutcome) {
    /// How a dead letter was closed.
    public enum Resolution {
        /// A replay dealt with it.
        REPLAYED,
        /// A replay failed on it again: the dead letter of that run carries on.
        CAME_BACK,
        /// Somebody said that nothing is to be done.
        DISMISSED
    }

    public Optional<Resolution> resolution() {
        return Optional.ofNullable(resolutionOrNull);
    }

    public Optional<RunId> replay() {
        return Optional.ofNullable(replayOrNull);
    }

    public boolean isOpen() {
        return resolvedAtOrNull == null;
    }

    public boolean isBeingReplayed() {
        return isOpen() && replayOrNull != null;
    }
}
