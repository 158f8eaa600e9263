package io.tenfolio.batch.refresh;

import io.tenfolio.job.RunCounts;

/// Portfolios are missing from a run, or some were counted twice: it must not be shown.
public final class NotReconciled extends RuntimeException {
    NotReconciled(RunCounts counts) {
        super(
                "Valued %d and skipped %d of %d eligible portfolios; a run that does not add up is not shown"
                        .formatted(counts.valued(), counts.skipped(), counts.eligible()));
    }
}
