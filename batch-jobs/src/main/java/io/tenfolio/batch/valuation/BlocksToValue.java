package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// The numbers of the blocks a run has still to value: all but those it has stored. What is stored decides where a resumed run goes on, not
/// what the framework remembers.
class BlocksToValue implements ItemStreamReader<Integer> {
    private final Claim claim;
    private final RunInputs inputs;
    private final Portfolios portfolios;
    private final Valuations valuations;
    private final BlockLayout layout;
    private Iterator<Integer> blocks = Collections.emptyIterator();

    BlocksToValue(
            Claim claim,
            RunInputs inputs,
            Portfolios portfolios,
            Valuations valuations,
            BlockLayout layout) {
        this.claim = claim;
        this.inputs = inputs;
        this.portfolios = portfolios;
        this.valuations = valuations;
        this.layout = layout;
    }

    @Override
    public void open(ExecutionContext context) {
        inputs.fix(claim);
        var stored = new HashSet<>(valuations.blocks(claim.run()));
        blocks =
                IntStream.range(0, howMany())
                        .boxed()
                        .filter(block -> !stored.contains(block))
                        .iterator();
    }

    @Override
    public @Nullable Integer read() {
        return blocks.hasNext() ? blocks.next() : null;
    }

    private int howMany() {
        long highest = portfolios.highestId();
        return highest == 0 ? 0 : layout.blockOf(new PortfolioId(highest)) + 1;
    }
}
