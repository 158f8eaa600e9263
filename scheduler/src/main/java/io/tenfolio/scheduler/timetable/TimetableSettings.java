package io.tenfolio.scheduler.timetable;

import io.tenfolio.job.Slot;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `every`: the length of a slot, whole seconds.
@ConfigurationProperties("tenfolio.timetable")
public record TimetableSettings(@DefaultValue("10m") Duration every) {
    public TimetableSettings {
        if (every.toSeconds() < 1 || every.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "tenfolio.timetable.every is whole seconds, at least one, not " + every);
        }
    }

    /// The slot it is now.
    public Slot current(Clock clock) {
        return Slot.containing(clock.instant(), every);
    }
}
