package io.tenfolio.batch.report;

import io.tenfolio.job.RunId;

/// The run that a report tells of is so old that its values are no longer kept.
final class ValuesGone extends RuntimeException {
    ValuesGone(RunId run) {
        super(
                "The values of run %s, of which this report tells, are no longer kept; a new one tells of the newest run"
                        .formatted(run));
    }
}
