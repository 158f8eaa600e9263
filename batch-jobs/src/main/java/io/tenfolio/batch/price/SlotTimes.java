package io.tenfolio.batch.price;

import io.tenfolio.job.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What time a run lives in. A run of the current slot lives now. One that comes a whole slot late, a backfill
/// for instance, lives at the end of its slot: it asks nobody and uses what was recorded and booked by then.
public final class SlotTimes {
    private final Clock clock;
    private final Duration every;

    public SlotTimes(Clock clock, Duration every) {
        this.clock = clock;
        this.every = every;
    }

    /// Whether the run lives at the end of its slot.
    public boolean hasPassed(RunId run) {
        return !now().isBefore(end(run).plus(every));
    }

    /// As fine as the database keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// When its slot was over, or will be.
    public Instant end(RunId run) {
        return run.slot().start().plus(every);
    }
}
