package io.tenfolio.batch.price.source;

import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/// How often and after what pause one question is asked again: pauses double and are partly chance, so that
/// nodes do not knock in step; a source that says `Retry-After` is left alone that long; a pause that would
/// outlast the deadline ends it. Made for one question: it remembers what the source said last.
final class Patience implements RetryPolicy {
    private final SourceSettings settings;
    private final Deadline deadline;
    private final DoubleSupplier chance;
    private Duration retryAfter = Duration.ZERO;
    private int pauses;

    /// @param chance from 0 up to 1
    Patience(SourceSettings settings, Deadline deadline, DoubleSupplier chance) {
        this.settings = settings;
        this.deadline = deadline;
        this.chance = chance;
    }

    @Override
    public boolean shouldRetry(Throwable trouble) {
        var unavailable = Causes.find(trouble, SourceUnavailable.class);
        retryAfter = unavailable.flatMap(SourceUnavailable::retryAfter).orElse(Duration.ZERO);
        return !Thread.currentThread().isInterrupted()
                && Causes.find(trouble, IOException.class).isPresent()
                && Causes.find(trouble, BodyTooLong.class).isEmpty();
    }

    @Override
    public BackOff getBackOff() {
        return () -> this::nextPause;
    }

    private long nextPause() {
        if (++pauses >= settings.attempts()) return BackOffExecution.STOP;
        var pause = longer(retryAfter, backOff());
        return deadline.leaves(pause) ? pause.toMillis() : BackOffExecution.STOP;
    }

    /// Between half of it and all of it: pause, 2 × pause, 4 × pause …
    private Duration backOff() {
        long full = settings.pause().toMillis() << (pauses - 1);
        return Duration.ofMillis(full / 2 + (long) (full / 2 * chance.getAsDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
