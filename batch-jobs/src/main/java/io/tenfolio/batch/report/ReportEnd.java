package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportRequests;
import org.springframework.stereotype.Component;

/// Compares what was made with what was wanted: a file that is neither there nor left out with a reason fails the report.
@Component
class ReportEnd {
    private final ReportRequests requests;

    ReportEnd(ReportRequests requests) {
        this.requests = requests;
    }

    void run(ReportClaim claim) {
        var report = requests.find(claim.report()).orElseThrow();
        var progress = report.progress();
        int left = progress.skipped() * report.order().formats().size();
        if (progress.done() + left < progress.total()) {
            throw new FilesMissing(progress);
        }
        if (progress.done() == 0 && progress.total() > 0) {
            throw new FilesMissing(progress);
        }
    }
}
