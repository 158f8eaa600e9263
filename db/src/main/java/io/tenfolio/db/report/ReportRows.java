package io.tenfolio.db.report;

import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportKind;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportProgress;
import io.tenfolio.report.ReportRequest;
import io.tenfolio.report.ReportState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How reports and files lie in their rows.
final class ReportRows {
    /// Of `report_request r`; the files of one that is being made are counted, those of one that ended are known.
    static final String REQUEST =
            """
            r.id, r.kind, r.formats, r.portfolio_id, r.period_start, r.period_end, r.locale, r.owner_id, r.requested_by,
            r.created_at, r.state, r.epoch, r.node, r.slot, r.revision, r.files_wanted, r.reason,
            r.started_at, r.finished_at, r.expires_at,
            if(r.state = 'RUNNING', (select count(*) from report_file f where f.request_id = r.id), r.files) as files,
            (select count(*) from report_skipped s where s.request_id = r.id) as skipped
            """;

    /// Of `report_file f`.
    static final String FILE =
            "f.id, f.request_id, f.portfolio_id, f.format, f.name, f.size, f.sha256, f.created_at, f.expires_at";

    private ReportRows() {}

    static ReportRequest toRequest(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", Long.class);
        var slot = row.getObject("slot", Long.class);
        return new ReportRequest(
                new ReportId(row.getLong("id")),
                toOrder(row),
                owner == null ? null : new UserId(owner),
                row.getString("requested_by"),
                Utc.instant(row, "created_at"),
                ReportState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                row.getString("node"),
                slot == null ? null : new RunId(Slot.ofEpochSecond(slot), row.getInt("revision")),
                new ReportProgress(
                        row.getInt("files"), row.getInt("files_wanted"), row.getInt("skipped")),
                row.getString("reason"),
                Utc.instantOrNull(row, "started_at"),
                Utc.instantOrNull(row, "finished_at"),
                Utc.instantOrNull(row, "expires_at"));
    }

    private static ReportOrder toOrder(ResultSet row) throws SQLException {
        var portfolio = row.getObject("portfolio_id", Long.class);
        var start = row.getObject("period_start", LocalDate.class);
        var end = row.getObject("period_end", LocalDate.class);
        return new ReportOrder(
                ReportKind.valueOf(row.getString("kind")),
                formats(row.getString("formats")),
                portfolio == null ? null : new PortfolioId(portfolio),
                start == null || end == null ? null : new Period(start, end),
                Locale.forLanguageTag(row.getString("locale")));
    }

    static ReportFile toFile(ResultSet row, int number) throws SQLException {
        var portfolio = row.getLong("portfolio_id");
        return new ReportFile(
                new ReportFileId(row.getLong("id")),
                new ReportId(row.getLong("request_id")),
                portfolio == 0 ? null : new PortfolioId(portfolio),
                ReportFormat.valueOf(row.getString("format")),
                row.getString("name"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "expires_at"));
    }

    static String formats(Set<ReportFormat> formats) {
        return formats.stream().sorted().map(ReportFormat::name).collect(Collectors.joining(","));
    }

    static Set<ReportFormat> formats(String names) {
        return Arrays.stream(names.split(","))
                .map(ReportFormat::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
