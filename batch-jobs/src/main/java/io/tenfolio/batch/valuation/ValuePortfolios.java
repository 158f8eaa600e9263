package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.RunSteps;
import io.tenfolio.db.job.Runs;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The step that values every portfolio, in ranges of blocks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValuationSettings.class)
@Import({
    CloseCorrections.class,
    ClosingDays.class,
    DayBases.class,
    DayEnds.class,
    FlowsSince.class,
    HotDayStarts.class,
    HotHolders.class,
    HotPositions.class,
    HotSplits.class,
    ValuePartitions.class,
    MissingBlocks.class,
    PeriodIdentities.class,
    RangeWorker.class,
    RunInputs.class,
    TickStarts.class,
    ValueRanges.class,
    ValueTicks.class
})
public class ValuePortfolios {
    /// Starts also where Batch remembers that it completed: it then asks what is stored, and finds nothing to do or what was lost.
    @Bean
    Step valuePortfolios(
            JobRepository jobs, RunSteps steps, MissingBlocks missing, ValuePartitions partitions) {
        return new PartitionStepBuilder(new StepBuilder("valuePortfolios", jobs))
                .splitter(missing)
                .partitionHandler(partitions)
                .listener(steps.frame(Runs.Step.VALUE))
                .allowStartIfComplete(true)
                .build();
    }
}
