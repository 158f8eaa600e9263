package io.tenfolio.db.job;

import io.tenfolio.job.RunId;

/// Another node took the run over, or it is no longer running: whoever holds the old epoch must stop and write nothing.
public final class LostRun extends RuntimeException {
    public LostRun(RunId run, int epoch) {
        super("Run %s is no longer ours at epoch %d".formatted(run, epoch));
    }
}
