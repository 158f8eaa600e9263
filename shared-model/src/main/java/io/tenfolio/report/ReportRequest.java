package io.tenfolio.report;

import io.tenfolio.access.UserId;
import io.tenfolio.job.RunId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report that was asked for, as its row tells. `epoch` grows each time a node takes it; what is written under an older one is
/// refused. `reason` says why it failed or was stopped, "" otherwise.
///
/// @param ownerOrNull whose it is; null when a schedule asked
/// @param runOrNull the run whose prices and positions it tells; fixed when it begins, so that a restart tells the same
/// @param expiresAtOrNull when its files go; null while there are none
public record ReportRequest(
        ReportId id,
        ReportOrder order,
        @Nullable UserId ownerOrNull,
        String requestedBy,
        Instant createdAt,
        ReportState state,
        int epoch,
        String node,
        @Nullable RunId runOrNull,
        ReportProgress progress,
        String reason,
        @Nullable Instant startedAtOrNull,
        @Nullable Instant finishedAtOrNull,
        @Nullable Instant expiresAtOrNull) {
    public Optional<UserId> owner() {
        return Optional.ofNullable(ownerOrNull);
    }

    public Optional<RunId> run() {
        return Optional.ofNullable(runOrNull);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAtOrNull);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAtOrNull);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAtOrNull);
    }
}
