package io.tenfolio.db.report;

/// A report is another node's now, or a person stopped it.
public final class LostReport extends RuntimeException {
    LostReport(ReportClaim claim) {
        super(
                "Report %d is no longer ours at epoch %d"
                        .formatted(claim.report().value(), claim.epoch()));
    }
}
