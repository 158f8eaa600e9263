package io.tenfolio.batch.price.source;

import io.tenfolio.batch.price.source.SourceGateways.BreakerSettings;
import io.tenfolio.job.SourceReport.Breaker;
import java.time.Clock;
import java.time.Instant;

/// Tells what the breaker of one source does. The framework's own keeps its count to itself, so this one counts beside it, by the same rules.
public final class BreakerWatch {
    private final BreakerSettings settings;
    private final Clock clock;
    private int failures;
    private Instant lastFailure = Instant.EPOCH;

    BreakerWatch(BreakerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        lastFailure = clock.instant();
    }

    /// Questions in a row that failed.
    public synchronized int failures() {
        return failures;
    }

    public synchronized Breaker.State state() {
        if (failures < settings.failures()) {
            return Breaker.State.CLOSED;
        }
        return lastFailure.plus(settings.rest()).isAfter(clock.instant())
                ? Breaker.State.OPEN
                : Breaker.State.TRYING;
    }
}
