package io.tenfolio.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run as its row tells. `epoch` grows each time a node takes the run over; a chunk that carries an older
/// one cannot commit. `reason` says why it failed or was missed, "" otherwise. Since `thinnedAt` what it valued is no longer kept.
public record Run(
        RunId id,
        RunState state,
        int epoch,
        String node,
        RunCounts counts,
        long positionSequence,
        String reason,
        String requestedBy,
        Instant queuedAt,
        @Nullable Instant startedAtOrNull,
        @Nullable Instant finishedAtOrNull,
        @Nullable Instant thinnedAtOrNull) {

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAtOrNull);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAtOrNull);
    }

    public Optional<Instant> thinnedAt() {
        return Optional.ofNullable(thinnedAtOrNull);
    }
}
