package io.tenfolio.scheduler.recovery;

import io.tenfolio.scheduler.health.ClockWatch;
import io.tenfolio.scheduler.timetable.Timetable;
import io.tenfolio.scheduler.timetable.TimetableSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.springframework.stereotype.Component;

/// Quartz can leave a trigger acquired, blocked or in error for good (quartz#1516). One that should have fired a minute ago, or is in error,
/// or is gone, is scheduled anew.
@Component
class FrozenTriggers {
    private static final Duration FROZEN_AFTER = Duration.ofMinutes(1);

    private final Scheduler quartz;
    private final TimetableSettings settings;
    private final ClockWatch watch;
    private final Clock clock;

    FrozenTriggers(Scheduler quartz, TimetableSettings settings, ClockWatch watch, Clock clock) {
        this.quartz = quartz;
        this.settings = settings;
        this.watch = watch;
        this.clock = clock;
    }

    List<String> repair() {
        try {
            var trigger = quartz.getTrigger(Timetable.REFRESH);
            if (!watch.trusted() || !quartz.isStarted()) {
                return List.of();
            }
            if (trigger == null) {
                quartz.scheduleJob(Timetable.refresh(settings, clock));
                return List.of("Scheduled the trigger of the refresh, which was gone");
            }
            if (isFrozen(trigger)) {
                var state = quartz.getTriggerState(Timetable.REFRESH);
                quartz.rescheduleJob(Timetable.REFRESH, Timetable.refresh(settings, clock));
                return List.of(
                        "Reset the trigger of the refresh, which was %s and due at %s"
                                .formatted(state, trigger.getNextFireTime()));
            }
            return List.of();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not answer: " + e.getMessage(), e);
        }
    }

    private boolean isFrozen(Trigger trigger) throws SchedulerException {
        var next = trigger.getNextFireTime();
        return next == null
                || next.toInstant().plus(FROZEN_AFTER).isBefore(clock.instant())
                || quartz.getTriggerState(Timetable.REFRESH) == TriggerState.ERROR;
    }
}
