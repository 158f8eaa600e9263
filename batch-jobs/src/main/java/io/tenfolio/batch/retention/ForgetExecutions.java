package io.tenfolio.batch.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.NoSuchJobException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/// Lets go of what Spring Batch remembers of jobs that ended long ago: instance, executions, steps, parameters and contexts, by the
/// framework's own repository, an instance a transaction. The rows of runs and reports tell what became of them; these stay.
@Component
public class ForgetExecutions {
    private static final int PORTION = 100;

    private final JobRepository jobs;
    private final RetentionSettings settings;
    private final Clock clock;

    public ForgetExecutions(JobRepository jobs, RetentionSettings settings, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /// Begins no portion after `lastBegin`; how many instances are forgotten.
    public int forget(Instant lastBegin) {
        var before =
                LocalDateTime.ofInstant(
                        clock.instant().minus(settings.executions()), ZoneId.systemDefault());
        int forgotten = 0;
        for (var job : jobs.getJobNames()) {
            int some = PORTION;
            while (some == PORTION && clock.instant().isBefore(lastBegin)) {
                some = forgetOldest(job, before);
                forgotten += some;
            }
        }
        return forgotten;
    }

    private int forgetOldest(String job, LocalDateTime before) {
        int forgotten = 0;
        for (var instance : oldest(job)) {
            if (endedBefore(instance, before)) {
                jobs.deleteJobInstance(instance);
                forgotten++;
            }
        }
        return forgotten;
    }

    /// The framework lists the newest first.
    private List<JobInstance> oldest(String job) {
        try {
            int all = Math.toIntExact(jobs.getJobInstanceCount(job));
            return jobs.getJobInstances(job, Math.max(0, all - PORTION), PORTION);
        } catch (NoSuchJobException e) {
            return List.of();
        }
    }

    /// One without an execution may be about to get it.
    private boolean endedBefore(JobInstance instance, LocalDateTime before) {
        var executions = jobs.getJobExecutions(instance);
        return !executions.isEmpty()
                && executions.stream().allMatch(execution -> endedBefore(execution, before));
    }

    private static boolean endedBefore(JobExecution execution, LocalDateTime before) {
        var ended = execution.getEndTime();
        return ended != null && ended.isBefore(before) && !execution.getStatus().isRunning();
    }
}
