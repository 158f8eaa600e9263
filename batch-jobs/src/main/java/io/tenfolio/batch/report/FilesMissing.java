package io.tenfolio.batch.report;

import io.tenfolio.report.ReportProgress;

/// A report has come to its end with fewer files than it should have.
final class FilesMissing extends RuntimeException {
    FilesMissing(ReportProgress progress) {
        super(
                "%d of %d files are there, %d portfolios were left out"
                        .formatted(progress.done(), progress.total(), progress.skipped()));
    }
}
