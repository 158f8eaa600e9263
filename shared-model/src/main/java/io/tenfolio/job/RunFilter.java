package io.tenfolio.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which runs somebody looks for; null or "" narrows nothing. `from` and `to` bound the slot's start, both included.
public record RunFilter(
        @Nullable RunState state,
        @Nullable Instant from,
        @Nullable Instant to,
        String requestedBy,
        @Nullable Integer revision) {
    public static final RunFilter ALL = new RunFilter(null, null, null, "", null);

    public boolean narrows() {
        return !equals(ALL);
    }
}
