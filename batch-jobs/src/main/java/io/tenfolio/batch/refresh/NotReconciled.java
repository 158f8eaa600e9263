package io.tenfolio.batch.refresh;

import io.tenfolio.job.Remark;
import io.tenfolio.job.RunCounts;

/// Portfolios are missing from a run, or some were counted twice: it must not be shown.
public final class NotReconciled extends RuntimeException {
    NotReconciled(RunCounts counts) {
        super(Remark.NOT_RECONCILED.say(counts.valued(), counts.skipped(), counts.eligible()));
    }
}
