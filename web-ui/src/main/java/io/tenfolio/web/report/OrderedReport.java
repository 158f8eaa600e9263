package io.tenfolio.web.report;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportKind;
import io.tenfolio.report.ReportState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report that was asked for, as programs read it.
@Schema(name = "Report")
record OrderedReport(
        @Schema(example = "6") long id,
        ReportKind kind,
        @Schema(description = "Null: of all portfolios", example = "17") @Nullable Long portfolio,
        @Schema(description = "The first day it tells of", example = "2026-02-01")
                @Nullable LocalDate from,
        @Schema(description = "The last day it tells of", example = "2026-02-28")
                @Nullable LocalDate to,
        List<ReportFormat> formats,
        @Schema(example = "ada") String requestedBy,
        Instant createdAt,
        ReportState state,
        @Schema(description = "Files that are there") int done,
        @Schema(description = "Files that it will have; 0 until it begins") int total,
        @Schema(description = "Portfolios that were left out") int skipped,
        @Schema(description = "Why it failed or was stopped; else empty") String reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(description = "When its files go; null while there are none")
                @Nullable Instant expiresAt,
        @Schema(description = "Those that you may have; the first ones") List<MadeFile> files) {
    @Schema(name = "ReportFile")
    record MadeFile(
            @Schema(example = "70") long id,
            ReportFormat format,
            @Schema(example = "Savings 2026-02.pdf") String name,
            @Schema(description = "Bytes", example = "48211") long size,
            @Schema(description = "Of its bytes, hexadecimal") String sha256,
            Instant createdAt,
            Instant expiresAt,
            @Schema(example = "/api/v1/reports/files/70") String href) {
        static MadeFile of(ReportFile file) {
            return new MadeFile(
                    file.id().value(),
                    file.format(),
                    file.name(),
                    file.size(),
                    file.sha256(),
                    file.createdAt(),
                    file.expiresAt(),
                    ReportFileApi.PATH + "/" + file.id().value());
        }
    }

    static OrderedReport of(ReportEntry entry) {
        var request = entry.request();
        var order = request.order();
        var progress = request.progress();
        return new OrderedReport(
                request.id().value(),
                order.kind(),
                order.portfolio().map(PortfolioId::value).orElse(null),
                order.period().map(period -> period.start().plusDays(1)).orElse(null),
                order.period().map(Period::end).orElse(null),
                order.formats().stream().sorted().toList(),
                request.requestedBy(),
                request.createdAt(),
                request.state(),
                progress.done(),
                progress.total(),
                progress.skipped(),
                request.reason(),
                request.startedAtOrNull(),
                request.finishedAtOrNull(),
                request.expiresAtOrNull(),
                entry.files().stream().map(MadeFile::of).toList());
    }
}
