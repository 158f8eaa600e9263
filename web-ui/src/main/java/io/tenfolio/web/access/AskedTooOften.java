package io.tenfolio.web.access;

import java.time.Duration;

/// Somebody asked several times in a row; the next time may come after a while.
public final class AskedTooOften extends RuntimeException {
    private final Duration wait;

    public AskedTooOften(Duration wait) {
        super("The next attempt may come in %d s".formatted(Math.max(1, wait.toSeconds())));
        this.wait = wait;
    }

    /// Whole seconds, at least 1.
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
