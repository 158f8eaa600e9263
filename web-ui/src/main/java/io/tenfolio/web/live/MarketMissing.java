package io.tenfolio.web.live;

import io.tenfolio.job.RunId;

/// A published run whose prices cannot be read.
final class MarketMissing extends RuntimeException {
    MarketMissing(RunId run) {
        super(
                "The prices of the run of %s (revision %d) are not there"
                        .formatted(run.slot().start(), run.revision()));
    }
}
