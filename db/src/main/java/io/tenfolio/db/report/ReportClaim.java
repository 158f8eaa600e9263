package io.tenfolio.db.report;

import io.tenfolio.report.ReportId;

/// A report that a node may work on as long as its epoch is the newest.
public record ReportClaim(ReportId report, int epoch) {}
