package io.tenfolio.scheduler.health;

import io.tenfolio.db.DatabaseClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares the machine's clock with the database's, which decides. A node that is off by more than two seconds neither queues nor claims
/// runs, because Quartz fires by the machine's clock, and says so.
@Component
public class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final DatabaseClock clock;
    private final Duration tolerance;
    private volatile boolean trusted = true;

    ClockWatch(DatabaseClock clock, NodeSettings settings) {
        this.clock = clock;
        this.tolerance = settings.clockTolerance();
        judge(clock.offset());
    }

    @Scheduled(fixedDelayString = "10s", initialDelayString = "10s")
    void measure() {
        judge(clock.measure());
    }

    /// Whether this node may schedule.
    public boolean trusted() {
        return trusted;
    }

    /// How far the database's clock is ahead of this machine's.
    public Duration offset() {
        return clock.offset();
    }

    private void judge(Duration offset) {
        var near = offset.abs().compareTo(tolerance) <= 0;
        if (trusted && !near) {
            LOG.error(
                    "This machine's clock is {} ms off the database's. This node schedules nothing until it is set right.",
                    offset.toMillis());
        } else if (!trusted && near) {
            LOG.info("This machine's clock is right again; this node schedules.");
        }
        trusted = near;
    }
}
