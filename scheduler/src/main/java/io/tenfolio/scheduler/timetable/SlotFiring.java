package io.tenfolio.scheduler.timetable;

import io.tenfolio.job.Slot;
import java.time.Instant;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;

/// A firing of the timetable. It computes nothing: it floors the time it was meant for to the slot and queues that. A misfire carries a
/// rewritten time, and a firing taken over from a dead node carries its own in the job's data; flooring makes a slot of either.
public class SlotFiring implements Job {
    private static final String MEANT_FOR =
            Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS;

    private final DueSlots dueSlots;
    private final TimetableSettings settings;

    SlotFiring(DueSlots dueSlots, TimetableSettings settings) {
        this.dueSlots = dueSlots;
        this.settings = settings;
    }

    @Override
    public void execute(JobExecutionContext firing) throws JobExecutionException {
        try {
            dueSlots.queue(Slot.containing(meantFor(firing), settings.every()), "timetable");
        } catch (RuntimeException e) {
            // not fired again: the reconciler queues the slot within seconds
            throw new JobExecutionException(e, false);
        }
    }

    private static Instant meantFor(JobExecutionContext firing) {
        var data = firing.getMergedJobDataMap();
        return firing.isRecovering() && data.containsKey(MEANT_FOR)
                ? Instant.ofEpochMilli(Long.parseLong(data.getString(MEANT_FOR)))
                : firing.getScheduledFireTime().toInstant();
    }
}
