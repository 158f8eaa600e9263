package io.tenfolio.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something a person or program asked a scheduler to do; a row until it is done. `deadLetter` is the number of what a REPLAY is of.
public record JobRequest(
        long id,
        Kind kind,
        @Nullable RunId run,
        String requestedBy,
        String reason,
        Instant createdAt,
        @Nullable Long deadLetter) {
    /// What is asked for. RUN_NOW carries no run; BACKFILL carries the missed slot with revision 0; REPLAY the run of its dead letter.
    public enum Kind {
        RUN_NOW,
        RESTART,
        RERUN,
        STOP,
        ABANDON,
        BACKFILL,
        REPLAY
    }
}
