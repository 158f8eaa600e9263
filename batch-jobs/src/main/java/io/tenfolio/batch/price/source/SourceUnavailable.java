package io.tenfolio.batch.price.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source answered that it cannot answer now: 408, 429 or 5xx.
final class SourceUnavailable extends IOException {
    private final int status;
    private final @Nullable Duration retryAfter;

    SourceUnavailable(int status, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /// How long it asked us to wait, if it said so.
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
