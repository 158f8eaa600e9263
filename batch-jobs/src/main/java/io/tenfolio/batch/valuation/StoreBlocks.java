package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.DeadLetter;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes valued blocks in the chunk's transaction, which first takes hold of the run: if another node took it over meanwhile, nothing is
/// written.
class StoreBlocks implements ItemWriter<ValuedBlock> {
    private final Claim claim;
    private final Runs runs;
    private final Valuations valuations;
    private final DailyCloses closes;
    private final DeadLetters deadLetters;

    StoreBlocks(
            Claim claim,
            Runs runs,
            Valuations valuations,
            DailyCloses closes,
            DeadLetters deadLetters) {
        this.claim = claim;
        this.runs = runs;
        this.valuations = valuations;
        this.closes = closes;
        this.deadLetters = deadLetters;
    }

    @Override
    public void write(Chunk<? extends ValuedBlock> blocks) {
        runs.hold(claim);
        blocks.forEach(this::store);
    }

    private void store(ValuedBlock block) {
        valuations.store(
                claim.run(), claim.epoch(), block.block(), block.figures(), block.counts());
        for (var skipped : block.skipped()) {
            deadLetters.keep(
                    DeadLetter.Kind.PORTFOLIO,
                    claim.run(),
                    Long.toString(skipped.portfolio().value()),
                    skipped.reason());
        }
        block.ended().ifPresent(ended -> closes.store(ended.run(), ended.closes()));
    }
}
