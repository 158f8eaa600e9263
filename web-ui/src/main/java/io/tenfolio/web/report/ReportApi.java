package io.tenfolio.web.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportKind;
import io.tenfolio.web.api.Conflict;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.Problems;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Reports, for programs: asking for one, how far it is, stopping it and letting it go on.
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports", description = "Statements and lists as CSV, XLSX and PDF")
class ReportApi {
    private final ReportService service;

    ReportApi(ReportService service) {
        this.service = service;
    }

    @Schema(name = "NewReport")
    record Wanted(
            @NotNull ReportKind kind,
            @Schema(
                            description =
                                    "Of a statement; null, for those who run the place: one of every portfolio",
                            example = "17")
                    @Nullable Long portfolio,
            @Schema(description = "Of a statement: its first day", example = "2026-02-01")
                    @Nullable LocalDate from,
            @Schema(
                            description = "Of a statement: its last day, today at the latest",
                            example = "2026-02-28")
                    @Nullable LocalDate to,
            @NotEmpty Set<@NotNull ReportFormat> formats,
            @Schema(description = "Of a report of all portfolios: what for") @Size(max = 200)
                    @Nullable String reason) {}

    @Schema(name = "ReportStop")
    record Stop(
            @Schema(description = "May be left out") @Size(max = 200) @Nullable String reason) {}

    @Schema(name = "MonthlyStatement")
    record Monthly(
            @Schema(description = "That of the address again; may be left out", example = "17")
                    @Nullable Long portfolio,
            @Schema(description = "Whether you want one when a month is over") @NotNull
                    Boolean wanted) {}

    @GetMapping
    @NeedsScope(Scope.REPORTS)
    @Operation(summary = "Reports you may see", description = "Newest first.")
    Page<OrderedReport> reports(@ParameterObject @Valid PageAsk ask) {
        var found = service.reports(ask.numberKey().orElse(Long.MAX_VALUE), ask.oneMore());
        return Page.of(found, ask, entry -> Long.toString(entry.request().id().value()))
                .map(OrderedReport::of);
    }

    @GetMapping("/{report}")
    @NeedsScope(Scope.REPORTS)
    @Operation(summary = "One report, how far it is, and its files")
    OrderedReport report(@PathVariable long report) {
        return OrderedReport.of(find(report));
    }

    @PostMapping
    @NeedsScope(Scope.REPORTS)
    @Operation(
            summary = "Ask for a report",
            description =
                    "A statement of one portfolio; or, for those who run the place, of every portfolio, or a list of them all.")
    @ApiResponse(responseCode = "202", description = "It is asked for; follow `Location`")
    ResponseEntity<OrderedReport> ask(@Valid @RequestBody Wanted wanted) {
        wanted.formats().stream()
                .filter(format -> !wanted.kind().comesAs(format))
                .findFirst()
                .ifPresent(format -> {
                    throw new RefusedFields(
                            "formats", "%s does not come as %s".formatted(wanted.kind(), format));
                });
        var id =
                switch (wanted.kind()) {
                    case STATEMENT -> askForStatement(wanted);
                    case PORTFOLIOS -> askForPortfolios(wanted);
                };
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/reports/" + id.value()))
                .body(report(id.value()));
    }

    private ReportId askForStatement(Wanted wanted) {
        if (wanted.portfolio() == null) {
            return service.askForStatements(
                    period(wanted, service.today()), wanted.formats(), reason(wanted.reason()));
        }
        var portfolio =
                service.portfolio(new PortfolioId(wanted.portfolio()))
                        .orElseThrow(() -> new NotThere("portfolio"));
        return service.askForStatement(
                portfolio.id(), period(wanted, service.today(portfolio)), wanted.formats());
    }

    private ReportId askForPortfolios(Wanted wanted) {
        if (wanted.portfolio() != null) {
            throw new RefusedFields("portfolio", "does not belong to a list of all");
        }
        if (wanted.from() != null || wanted.to() != null) {
            throw new RefusedFields(
                    wanted.from() == null ? "to" : "from",
                    "does not belong to a list: it tells of the newest run");
        }
        return service.askForPortfolios(wanted.formats(), reason(wanted.reason()));
    }

    /// A period counts from the evening before its first day.
    private static Period period(Wanted wanted, LocalDate today) {
        var from = wanted.from();
        var to = wanted.to();
        if (from == null || to == null) {
            throw new RefusedFields(from == null ? "from" : "to", "is needed for a statement");
        }
        if (to.isAfter(today)) {
            throw new RefusedFields("to", "must be today at the latest");
        }
        if (from.isAfter(to) || from.plusDays(ReportService.LONGEST_DAYS).isBefore(to)) {
            throw new RefusedFields("from", "must lie before \"to\", by ten years at most");
        }
        return new Period(from.minusDays(1), to);
    }

    @PostMapping("/{report}/stop")
    @NeedsScope(Scope.REPORTS)
    @Operation(summary = "Stop a report", description = "What was made by then stays.")
    OrderedReport stop(@PathVariable long report, @Valid @RequestBody Stop stop) {
        if (!service.stop(new ReportId(report), reason(stop.reason()))) {
            throw notNow("It has ended already.");
        }
        return report(report);
    }

    @PostMapping("/{report}/resume")
    @NeedsScope(Scope.REPORTS)
    @Operation(summary = "Let a failed or stopped report go on where it ended")
    OrderedReport goOn(@PathVariable long report) {
        if (!service.goOn(new ReportId(report))) {
            throw notNow("Only a failed or stopped report can go on.");
        }
        return report(report);
    }

    @DeleteMapping("/{report}")
    @NeedsScope(Scope.REPORTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a report that has ended, with its files")
    void remove(@PathVariable long report) {
        if (!service.remove(new ReportId(report))) {
            throw notNow("It is still being made: stop it first.");
        }
    }

    @GetMapping("/monthly")
    @NeedsScope(Scope.REPORTS)
    @Operation(summary = "Portfolios of which you get a statement when a month is over")
    Page<Long> monthly() {
        return Page.all(service.monthly().stream().map(PortfolioId::value).sorted().toList());
    }

    @PutMapping("/monthly/{portfolio}")
    @NeedsScope(Scope.REPORTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say whether you want a statement of a portfolio each month")
    void wantMonthly(@PathVariable long portfolio, @Valid @RequestBody Monthly monthly) {
        RefusedFields.mustAgree("portfolio", portfolio, monthly.portfolio());
        service.wantMonthly(new PortfolioId(portfolio), monthly.wanted());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownReport e) {
        return Problems.notThere("There is no such thing, or it is not yours to see.");
    }

    @ExceptionHandler
    ProblemDetail tooMany(TooManyReports e) {
        return Problems.conflict("Too many reports wait", e.getMessage() + ".");
    }

    private static Conflict notNow(String why) {
        return new Conflict("The report is in no state for this", why);
    }

    private ReportEntry find(long report) {
        return service.report(new ReportId(report)).orElseThrow(() -> new NotThere("report"));
    }

    private static String reason(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
