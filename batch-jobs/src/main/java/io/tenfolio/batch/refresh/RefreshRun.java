package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Carries a claimed run through to its end: starts the job, or goes on where an earlier execution of the same run stopped. Trouble with the
/// database is waited out and the run goes on; any other failure fails the run with its reason. A claim that is lost ends without a word.
@Component
public class RefreshRun {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshRun.class);

    /// How often one claim goes on after trouble with the database.
    private static final int ATTEMPTS = 5;

    /// How long a database that does not answer is waited for; then whoever takes the run over goes on.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Job job;
    private final JobOperator operator;
    private final Executions executions;
    private final Runs runs;
    private final RunGate gate;

    RefreshRun(
            @Qualifier("refreshPortfolios") Job job,
            JobOperator operator,
            Executions executions,
            Runs runs,
            RunGate gate) {
        this.job = job;
        this.operator = operator;
        this.executions = executions;
        this.runs = runs;
        this.gate = gate;
    }

    /// How a claim ended.
    public enum Outcome {
        PUBLISHED,
        FAILED,
        /// The run is another node's now, or a person stopped it.
        LOST,
        /// This node is shutting down and let the run go.
        LET_GO
    }

    /// Returns when the claim has ended. `stopping` says that this node is shutting down; its thread is interrupted then.
    public Outcome run(Claim claim, BooleanSupplier stopping) {
        try (var _ = RunMark.of(claim.run())) {
            LOG.info("Run {} begins, epoch {}", claim.run(), claim.epoch());
            var outcome = carry(claim, stopping);
            LOG.info("Run {} ended: {}", claim.run(), outcome);
            return outcome;
        }
    }

    private Outcome carry(Claim claim, BooleanSupplier stopping) {
        for (int attempt = 1; ; attempt++) {
            var failure = attempt(claim);
            if (stopping.getAsBoolean()) {
                letGo(claim);
                return Outcome.LET_GO;
            }
            if (failure.isEmpty()) {
                return Outcome.PUBLISHED;
            }
            var ended = end(claim, failure.get(), attempt == ATTEMPTS, stopping);
            if (ended.isPresent()) {
                return ended.get();
            }
            LOG.info(
                    "Run {} goes on after trouble with the database: {}",
                    claim.run(),
                    failure.get().reason());
        }
    }

    /// Empty when the run is published.
    private Optional<RunFailure> attempt(Claim claim) {
        try {
            executions.makeWayFor(claim);
            var execution = operator.start(job, RunParameters.of(claim));
            return execution.getStatus() == BatchStatus.COMPLETED
                    ? Optional.empty()
                    : Optional.of(RunFailure.of(execution));
        } catch (JobExecutionException | RuntimeException e) {
            return Optional.of(RunFailure.of(e));
        }
    }

    /// How the claim ended; empty when it should go on.
    private Optional<Outcome> end(
            Claim claim, RunFailure failure, boolean last, BooleanSupplier stopping) {
        var row = answered(() -> runs.find(claim.run()), stopping);
        if (row.isEmpty()) {
            LOG.warn(
                    "The database does not answer; run {} waits for whoever takes it over",
                    claim.run());
            return Optional.of(Outcome.LOST);
        }
        var run = row.get().orElseThrow();
        if (run.epoch() == claim.epoch() && run.state() == RunState.PUBLISHED) {
            return Optional.of(Outcome.PUBLISHED); // the commit's answer was lost, not the commit
        }
        if (!holds(claim, run)) {
            LOG.info("Run {} is no longer ours at epoch {}", claim.run(), claim.epoch());
            return Optional.of(Outcome.LOST);
        }
        if (failure.mayPass() && !last) {
            return Optional.empty();
        }
        LOG.error("Run {} failed: {}", claim.run(), failure.reason(), failure.cause());
        var failed = answered(() -> runs.fail(claim, failure.reason()), stopping);
        return Optional.of(failed.orElse(false) ? Outcome.FAILED : Outcome.LOST);
    }

    private static boolean holds(Claim claim, Run run) {
        return run.epoch() == claim.epoch() && run.state() == RunState.RUNNING;
    }

    /// The database's answer, asked for until it comes or patience ends.
    private static <T> Optional<T> answered(Supplier<T> question, BooleanSupplier stopping) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!stopping.getAsBoolean() && System.nanoTime() < end) {
            try {
                return Optional.of(question.get());
            } catch (RuntimeException e) {
                LOG.debug("The database does not answer yet: {}", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return Optional.empty();
    }

    private void letGo(Claim claim) {
        Thread.interrupted(); // or the pool would refuse a connection
        try {
            gate.release(claim);
        } catch (RuntimeException e) {
            LOG.info("Run {} will be taken over when it was silent long enough", claim.run());
        }
    }
}
