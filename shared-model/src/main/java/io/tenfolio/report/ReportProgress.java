package io.tenfolio.report;

/// How far a report is: files that are there, of all that it will have; and portfolios that were left out with a reason.
public record ReportProgress(int done, int total, int skipped) {
    public static final ReportProgress NONE = new ReportProgress(0, 0, 0);

    /// From 0 to 1.
    public double fraction() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
