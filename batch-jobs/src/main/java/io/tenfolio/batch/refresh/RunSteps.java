package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.StepCounts;
import java.util.function.Function;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/// Makes the steps of a run.
@Component
public class RunSteps {
    private final JobRepository jobs;
    private final Runs runs;
    private final PlatformTransactionManager transactionManager;

    public RunSteps(JobRepository jobs, Runs runs, PlatformTransactionManager transactionManager) {
        this.jobs = jobs;
        this.runs = runs;
        this.transactionManager = transactionManager;
    }

    /// A step that does one thing for the run. It runs outside any transaction and opens those it needs: a source is never asked inside one.
    public Step step(String name, Runs.Step timed, Function<Claim, StepCounts> work) {
        return new StepBuilder(name, jobs)
                .tasklet(
                        (contribution, _) -> {
                            var execution = contribution.getStepExecution();
                            var counts = work.apply(RunParameters.claim(execution));
                            execution.setReadCount(counts.read());
                            execution.setWriteCount(counts.written());
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // the default, a transaction without a database, would look like a real one to all
                // inside
                .transactionAttribute(
                        new DefaultTransactionAttribute(
                                TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .listener(frame(timed))
                .build();
    }

    /// For a step that is built elsewhere: it begins only while the claim holds, and its time goes to the run's row.
    public StepExecutionListener frame(Runs.Step timed) {
        return new StepFrame(runs, timed);
    }
}
