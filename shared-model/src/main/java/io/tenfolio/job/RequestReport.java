package io.tenfolio.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request and what became of it.
public record RequestReport(
        JobRequest request,
        State state,
        String outcome,
        @Nullable Instant doneAtOrNull,
        String doneBy) {
    /// Where a request stands.
    public enum State {
        OPEN,
        DONE,
        REFUSED
    }

    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAtOrNull);
    }

    public boolean isAnswered() {
        return state != State.OPEN;
    }
}
