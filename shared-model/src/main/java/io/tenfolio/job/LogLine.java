package io.tenfolio.job;

import java.time.Instant;

/// What a node logged while it worked on a run.
public record LogLine(
        long id, Instant at, Level level, String logger, String node, String message) {
    /// How grave; the gravest first.
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }
}
