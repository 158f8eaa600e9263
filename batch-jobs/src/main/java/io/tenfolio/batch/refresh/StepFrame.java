package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.LostRun;
import io.tenfolio.db.job.Runs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// What every step of a run begins and ends with. A node computes one run at a time, so one frame serves a step's executions in turn.
final class StepFrame implements StepExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(StepFrame.class);

    private final Runs runs;
    private final Runs.Step step;
    private long began;

    StepFrame(Runs runs, Runs.Step step) {
        this.runs = runs;
        this.step = step;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        began = System.nanoTime();
        var claim = RunParameters.claim(execution);
        if (!runs.alive(claim)) {
            throw new LostRun(claim.run(), claim.epoch());
        }
    }

    @Override
    public ExitStatus afterStep(StepExecution execution) {
        var took = Duration.ofNanos(System.nanoTime() - began);
        runs.tookStep(RunParameters.claim(execution), step, took);
        LOG.info(
                "Step {} ended as {} after {} ms",
                execution.getStepName(),
                execution.getStatus(),
                took.toMillis());
        return execution.getExitStatus();
    }
}
