package io.tenfolio.job;

import java.time.Instant;

/// Something that could not be processed, kept with its reason until a person or a replay resolves it.
/// `subject` names it within its kind, e.g. a portfolio's number.
public record DeadLetter(
        long id, Kind kind, RunId run, String subject, String reason, Instant createdAt) {
    /// What died.
    public enum Kind {
        PORTFOLIO,
        QUOTE,
        REQUEST
    }
}
