package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// What Spring Batch remembers of runs, made fit to go on with. The run's row is the truth and Batch's records are hints: an execution that
/// looks alive though its claim is lost belongs to a node that died or was frozen. Its own late updates fail by their version.
@Component
public class Executions {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);

    /// How many of the newest runs a check looks at.
    private static final int NEWEST = 20;

    /// How long nobody must have held an execution before it is ended: a run that was just published is still closing its books.
    private static final Duration DOUBT = Duration.ofSeconds(30);

    private final JobRepository jobs;
    private final Clock clock;
    private final Map<Long, Instant> doubtedSince = new HashMap<>();

    public Executions(JobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Makes way for a new execution under `claim`, which the caller holds: those of the same run that look alive, and those whose end is
    /// unknown, have failed.
    void makeWayFor(Claim claim) {
        makeWay(RefreshPortfoliosJob.NAME, RunParameters.of(claim), claim);
    }

    /// The same for another job whose instances are claimed by rows of their own.
    public void makeWay(String job, JobParameters parameters, Object claim) {
        var instance = jobs.getJobInstance(job, parameters);
        if (instance == null) {
            return;
        }
        var executions = jobs.getJobExecutions(instance);
        if (executions.isEmpty()) {
            // a crash between the two inserts; it would block the run for ever (spring-batch#4763)
            jobs.deleteJobInstance(instance);
        }
        executions.stream()
                .filter(Executions::unfinished)
                .forEach(execution -> end(execution, "taken over by " + claim));
    }

    /// Ends what looks alive or unknown among the newest runs though `holds` denies its claim, and forgets instances that never got an
    /// execution. Says what it did, for people.
    public synchronized List<String> repair(Predicate<Claim> holds) {
        var repaired = new ArrayList<String>();
        var doubted = new HashSet<Long>();
        for (var instance : jobs.getJobInstances(RefreshPortfoliosJob.NAME, 0, NEWEST)) {
            var executions = jobs.getJobExecutions(instance);
            if (executions.isEmpty()) {
                forgetEmpty(instance, repaired);
            }
            for (var execution : executions) {
                var claim = RunParameters.claim(execution.getJobParameters());
                if (unfinished(execution) && !holds.test(claim)) {
                    doubted.add(execution.getId());
                    if (doubtedLongEnough(execution)) {
                        var was = execution.getStatus();
                        end(execution, "nobody holds " + claim);
                        repaired.add(
                                "Ended execution %d of %s, which was %s though nobody held it"
                                        .formatted(execution.getId(), claim.run(), was));
                    }
                }
            }
        }
        doubtedSince.keySet().retainAll(doubted);
        return repaired;
    }

    private boolean doubtedLongEnough(JobExecution execution) {
        var since = doubtedSince.computeIfAbsent(execution.getId(), _ -> clock.instant());
        return !since.plus(DOUBT).isAfter(clock.instant());
    }

    private void forgetEmpty(JobInstance instance, List<String> repaired) {
        // an instance has no time and no parameters of its own; the newest may be about to get its
        // execution, and makeWayFor looks after it
        var newest = jobs.getLastJobInstance(RefreshPortfoliosJob.NAME);
        if (newest == null || newest.getInstanceId() != instance.getInstanceId()) {
            jobs.deleteJobInstance(instance);
            repaired.add(
                    "Forgot instance %d, which never began".formatted(instance.getInstanceId()));
        }
    }

    private void end(JobExecution execution, String reason) {
        LOG.info("Execution {} was {}: {}", execution.getId(), execution.getStatus(), reason);
        for (var step : execution.getStepExecutions()) {
            if (unfinished(step.getStatus())) {
                end(step, reason);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED.addExitDescription(reason));
        execution.setEndTime(now());
        jobs.update(execution);
    }

    private void end(StepExecution step, String reason) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED.addExitDescription(reason));
        step.setEndTime(now());
        jobs.update(step);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private static boolean unfinished(JobExecution execution) {
        return unfinished(execution.getStatus())
                || execution.getStepExecutions().stream()
                        .anyMatch(step -> unfinished(step.getStatus()));
    }

    private static boolean unfinished(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
