package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.FreshBlocks;
import io.tenfolio.batch.refresh.RunParameters;
import io.tenfolio.batch.refresh.RunSteps;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.portfolio.BlockLayout;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/// The step that values every portfolio: an item is a block's number, a chunk a few blocks, and each chunk's transaction holds the run.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValuationSettings.class)
@Import({
    CloseCorrections.class,
    ClosingDays.class,
    DayBases.class,
    FlowsSince.class,
    HotDayStarts.class,
    HotHolders.class,
    HotPositions.class,
    PeriodIdentities.class,
    RunInputs.class
})
public class ValuePortfolios {
    @Bean
    Step valuePortfolios(
            JobRepository jobs,
            PlatformTransactionManager transactionManager,
            RunSteps steps,
            ValuationSettings settings,
            BlocksToValue blocks,
            ValueBlock value,
            StoreBlocks store) {
        return new StepBuilder("valuePortfolios", jobs)
                .<Integer, ValuedBlock>chunk(settings.blocksPerChunk())
                // without naming it the step would run without transactions
                .transactionManager(transactionManager)
                .reader(blocks)
                .processor(value)
                .writer(store)
                .listener(steps.frame(Runs.Step.VALUE))
                .build();
    }

    @Bean
    @StepScope
    BlocksToValue blocksToValue(
            @Value("#{stepExecution}") StepExecution step,
            RunInputs inputs,
            Portfolios portfolios,
            Valuations valuations,
            BlockLayout layout) {
        return new BlocksToValue(RunParameters.claim(step), inputs, portfolios, valuations, layout);
    }

    @Bean
    @StepScope
    ValueBlock valueBlock(
            @Value("#{stepExecution}") StepExecution step, RunInputs inputs, HotDayStarts days) {
        var run = inputs.of(RunParameters.claim(step));
        return new ValueBlock(run, days.of(run));
    }

    @Bean
    @StepScope
    StoreBlocks storeBlocks(
            @Value("#{stepExecution}") StepExecution step,
            Runs runs,
            Valuations valuations,
            DailyCloses closes,
            DeadLetters deadLetters,
            FreshBlocks fresh) {
        return new StoreBlocks(
                RunParameters.claim(step), runs, valuations, closes, deadLetters, fresh);
    }
}
