package io.tenfolio.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a source of prices does: its newest attempts, its last success, its day, and what the schedulers' breakers think of it.
public record SourceReport(
        String source,
        List<Attempt> newest,
        @Nullable Instant lastAnswerOrNull,
        int askedToday,
        int failedToday,
        @Nullable Duration meanTodayOrNull,
        Duration atMostEvery,
        List<Breaker> breakers) {
    /// One attempt to ask: `outcome` is ANSWERED, FAILED, SKIPPED or NOT_DUE.
    public record Attempt(
            RunId run,
            Instant at,
            Duration took,
            String outcome,
            String detail,
            boolean hasAnswer) {}

    /// What one scheduler does with the source.
    public record Breaker(String node, State state, int failures, Instant changedAt) {
        /// OPEN: left alone for a while. TRYING: the next question decides.
        public enum State {
            CLOSED,
            OPEN,
            TRYING
        }
    }

    public Optional<Instant> lastAnswer() {
        return Optional.ofNullable(lastAnswerOrNull);
    }

    public Optional<Duration> meanToday() {
        return Optional.ofNullable(meanTodayOrNull);
    }

    /// From when on it may be asked again; empty when that is now.
    public Optional<Instant> restsUntil(Instant now) {
        return lastAnswer().map(last -> last.plus(atMostEvery)).filter(until -> until.isAfter(now));
    }

    public boolean isLeftAlone() {
        return breakers.stream().anyMatch(breaker -> breaker.state() == Breaker.State.OPEN);
    }
}
