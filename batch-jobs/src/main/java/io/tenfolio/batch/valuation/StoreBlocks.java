package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.db.valuation.Valuations.StoredBlock;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.valuation.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes valued blocks in the chunk's transaction, which first takes hold of the run: if another node took it over meanwhile, nothing is
/// written. `committed` is told each block and its figures after the commit.
class StoreBlocks implements ItemWriter<ValuedBlock> {
    private final Claim claim;
    private final Runs runs;
    private final Valuations valuations;
    private final DailyCloses closes;
    private final DeadLetters deadLetters;
    private final BiConsumer<Integer, Map<Figure, byte[]>> committed;

    StoreBlocks(
            Claim claim,
            Runs runs,
            Valuations valuations,
            DailyCloses closes,
            DeadLetters deadLetters,
            BiConsumer<Integer, Map<Figure, byte[]>> committed) {
        this.claim = claim;
        this.runs = runs;
        this.valuations = valuations;
        this.closes = closes;
        this.deadLetters = deadLetters;
        this.committed = committed;
    }

    @Override
    public void write(Chunk<? extends ValuedBlock> blocks) {
        runs.hold(claim);
        valuations.store(
                claim.run(),
                claim.epoch(),
                blocks.getItems().stream()
                        .map(block ->
                                new StoredBlock(block.block(), block.figures(), block.counts()))
                        .toList());
        blocks.forEach(this::keepSkipped);
        storeCloses(blocks.getItems());
        afterCommit(() -> blocks.forEach(this::keep));
    }

    private void keep(ValuedBlock block) {
        committed.accept(block.block(), block.figures());
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    private void keepSkipped(ValuedBlock block) {
        for (var skipped : block.skipped()) {
            deadLetters.keep(
                    DeadLetter.Kind.PORTFOLIO,
                    claim.run(),
                    Long.toString(skipped.portfolio().value()),
                    skipped.reason());
        }
    }

    /// All at once, and last: bookings wait from here until the chunk commits.
    private void storeCloses(List<? extends ValuedBlock> blocks) {
        blocks.stream()
                .flatMap(block -> block.ended().stream())
                .collect(
                        groupingBy(
                                EndedDays::run,
                                flatMapping(ended -> ended.closes().stream(), toList())))
                .forEach(closes::store);
    }
}
