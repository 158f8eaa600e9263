package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.IteratorItemReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Values ranges of a run's blocks: an item is a block's number, a chunk a few blocks, and each chunk's transaction holds the run.
///
/// Batch keeps no rows for the ranges. What they did is in the blocks they stored, and a row an update a chunk would be one more commit to
/// wait for.
@Component
class ValueRanges {
    private final JobRepository unkept = new ResourcelessJobRepository();
    private final PlatformTransactionManager transactionManager;
    private final ValuationSettings settings;
    private final RunInputs inputs;
    private final HotDayStarts days;
    private final Runs runs;
    private final Valuations valuations;
    private final DailyCloses closes;
    private final DeadLetters deadLetters;

    ValueRanges(
            PlatformTransactionManager transactionManager,
            ValuationSettings settings,
            RunInputs inputs,
            HotDayStarts days,
            Runs runs,
            Valuations valuations,
            DailyCloses closes,
            DeadLetters deadLetters) {
        this.transactionManager = transactionManager;
        this.settings = settings;
        this.inputs = inputs;
        this.days = days;
        this.runs = runs;
        this.valuations = valuations;
        this.closes = closes;
        this.deadLetters = deadLetters;
    }

    /// Ready to value any range of a run whose inputs are fixed, several at once.
    OfRun of(Claim claim) {
        var run = inputs.of(claim);
        return new OfRun(claim, new ValueBlock(run, days.of(run)));
    }

    final class OfRun {
        private final Claim claim;
        private final ValueBlock value;

        private OfRun(Claim claim, ValueBlock value) {
            this.claim = claim;
            this.value = value;
        }

        /// Values the range that the partition names. How it ended is in `partition` then; `committed` is told each block and its figures.
        void value(StepExecution partition, BiConsumer<Integer, Map<Figure, byte[]>> committed)
                throws JobInterruptedException {
            step(partition, committed).execute(partition);
        }

        private Step step(
                StepExecution partition, BiConsumer<Integer, Map<Figure, byte[]>> committed) {
            return new StepBuilder(partition.getStepName(), unkept)
                    .<Integer, ValuedBlock>chunk(settings.blocksPerChunk())
                    // without naming it the step would run without transactions
                    .transactionManager(transactionManager)
                    .reader(
                            new IteratorItemReader<>(
                                    BlockRange.from(partition.getExecutionContext()).blocks()))
                    .processor(value)
                    .writer(
                            new StoreBlocks(
                                    claim, runs, valuations, closes, deadLetters, committed))
                    .build();
        }
    }
}
