package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Isolation;

/// The refresh job on Spring Batch. Jobs are created at READ_COMMITTED: SERIALIZABLE, the default, deadlocks when two nodes start at once,
/// and the unique key of an instance is guard enough. The tables are Flyway's. The executor is one that does not exist, so a job runs on the
/// thread that starts it.
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing(taskExecutorRef = "batchRunsOnTheCallersThread")
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
@Import({
    Executions.class,
    FreshBlocks.class,
    LiveCopy.class,
    Publish.class,
    Reconcile.class,
    RefreshPortfoliosJob.class,
    RefreshRun.class,
    RunSteps.class
})
public class RefreshConfiguration {
    @Bean
    Step reconcile(RunSteps steps, Reconcile reconcile) {
        return steps.step("reconcile", Runs.Step.RECONCILE, reconcile::run);
    }

    @Bean
    Step publish(RunSteps steps, Publish publish) {
        return steps.step("publish", Runs.Step.PUBLISH, publish::run);
    }
}
