package io.tenfolio.batch.report;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.report.ReportKind;
import org.springframework.stereotype.Component;

/// Fixes what a report tells of: the newest published run, whose prices and positions it uses even when it goes on days later; and
/// says how many files there will be.
@Component
class ReportBegin {
    private final ReportRequests requests;
    private final ReportFiles files;
    private final Runs runs;
    private final Positions positions;

    ReportBegin(ReportRequests requests, ReportFiles files, Runs runs, Positions positions) {
        this.requests = requests;
        this.files = files;
        this.runs = runs;
        this.positions = positions;
    }

    void run(ReportClaim claim) {
        var newest = runs.latestPublished().orElseThrow(NothingPublished::new);
        var run = runs.find(requests.begin(claim, newest.id())).orElseThrow();
        var order = requests.find(claim.report()).orElseThrow().order();
        int each =
                order.kind() == ReportKind.STATEMENT && order.isOfAll()
                        ? positions.eligible(run.positionSequence())
                        : 1;
        requests.want(claim, each * order.formats().size());
        files.skipNone(claim);
    }
}
