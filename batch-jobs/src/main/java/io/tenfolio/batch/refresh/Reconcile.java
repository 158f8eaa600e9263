package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.StepCounts;
import org.springframework.stereotype.Component;

/// Every eligible portfolio was valued or skipped, or the run fails and is not shown.
@Component
class Reconcile {
    private final Valuations valuations;

    Reconcile(Valuations valuations) {
        this.valuations = valuations;
    }

    /// @throws NotReconciled if valued + skipped is not eligible
    StepCounts run(Claim claim) {
        var counts = valuations.counts(claim.run());
        if (!counts.reconciles()) {
            throw new NotReconciled(counts);
        }
        return new StepCounts(counts.valued() + counts.skipped(), 0);
    }
}
