package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import org.springframework.stereotype.Component;

/// How many portfolios a run had to value, by its row, and what became of them, by its blocks.
@Component
class CountedRun {
    private final Runs runs;
    private final Valuations valuations;

    CountedRun(Runs runs, Valuations valuations) {
        this.runs = runs;
        this.valuations = valuations;
    }

    RunCounts of(RunId run) {
        var eligible = runs.find(run).orElseThrow().counts().eligible();
        var blocks = valuations.counts(run);
        return new RunCounts(eligible, blocks.valued(), blocks.skipped(), blocks.withGaps());
    }
}
