package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs.Claim;
import org.springframework.stereotype.Component;

/// Every eligible portfolio was valued or skipped, or the run fails and is not shown.
@Component
class Reconcile {
    private final CountedRun counted;

    Reconcile(CountedRun counted) {
        this.counted = counted;
    }

    /// @throws NotReconciled if valued + skipped is not eligible
    void run(Claim claim) {
        var counts = counted.of(claim.run());
        if (!counts.reconciles()) {
            throw new NotReconciled(counts);
        }
    }
}
