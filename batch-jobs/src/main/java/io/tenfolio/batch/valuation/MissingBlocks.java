package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.RunParameters;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// Cuts what a run has still to value into ranges: all blocks but those it has stored. What is stored decides where a resumed run goes on.
/// The framework keeps no partitions that could say otherwise: their executions live in memory only, and each attempt makes new ones.
@Component
class MissingBlocks implements StepExecutionSplitter {
    private static final String NAME = "valueBlocks";

    private final RunInputs inputs;
    private final Portfolios portfolios;
    private final Valuations valuations;
    private final BlockLayout layout;
    private final ValuationSettings settings;

    MissingBlocks(
            RunInputs inputs,
            Portfolios portfolios,
            Valuations valuations,
            BlockLayout layout,
            ValuationSettings settings) {
        this.inputs = inputs;
        this.portfolios = portfolios;
        this.valuations = valuations;
        this.layout = layout;
        this.settings = settings;
    }

    @Override
    public String getStepName() {
        return NAME;
    }

    /// Fixes the run's inputs first, unless an earlier attempt did: all ranges value the same.
    @Override
    public Set<StepExecution> split(StepExecution whole, int gridSize) {
        var claim = RunParameters.claim(whole);
        inputs.fix(claim);
        var partitions = new LinkedHashSet<StepExecution>();
        for (var range : missing(claim.run())) {
            partitions.add(partition(range, partitions.size(), whole.getJobExecution()));
        }
        return partitions;
    }

    /// A range to be valued in some execution of the job.
    static StepExecution partition(BlockRange range, long number, JobExecution job) {
        var partition = new StepExecution(number, NAME, job);
        range.in(partition.getExecutionContext());
        return partition;
    }

    private List<BlockRange> missing(RunId run) {
        var stored = new HashSet<>(valuations.blocks(run));
        return BlockRange.of(
                IntStream.range(0, howMany()).filter(block -> !stored.contains(block)),
                settings.blocksPerPartition());
    }

    private int howMany() {
        long highest = portfolios.highestId();
        return highest == 0 ? 0 : layout.blockOf(new PortfolioId(highest)) + 1;
    }
}
