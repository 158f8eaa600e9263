package io.tenfolio.web.report;

import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportRequest;
import java.util.List;
import java.util.Map;

/// A report as its asker sees it.
///
/// @param portfolio the name of its portfolio; "" when it tells of all
/// @param files those this person may have, the first ones
/// @param skipped portfolios that were left out, with the reason; the first ones
/// @param changeable whether this person may stop, restart and remove it
record ReportEntry(
        ReportRequest request,
        String portfolio,
        List<ReportFile> files,
        Map<PortfolioId, String> skipped,
        boolean changeable) {
    ReportEntry {
        files = List.copyOf(files);
        skipped = Map.copyOf(skipped);
    }
}
