package io.tenfolio.web.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.report.OrderedReport.MadeFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The files of reports, for programs.
@RestController
@RequestMapping(ReportFileApi.PATH)
@Tag(name = "Reports")
class ReportFileApi {
    static final String PATH = "/api/v1/reports/files";

    private final ReportService service;

    ReportFileApi(ReportService service) {
        this.service = service;
    }

    @GetMapping
    @NeedsScope(Scope.REPORTS)
    @Operation(
            summary = "Statements made for everybody",
            description =
                    "Of portfolios you may see, when one was made of every portfolio; the newest first.")
    Page<MadeFile> madeForAll() {
        return Page.all(service.statementsForMe().stream().map(MadeFile::of).toList());
    }

    @GetMapping("/{file}")
    @NeedsScope(Scope.REPORTS)
    @Operation(
            summary = "The bytes of a file",
            description = "That you have it stands in the audit trail afterwards.")
    @ApiResponse(
            responseCode = "200",
            description = "As CSV, XLSX or PDF",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    void download(@PathVariable long file, HttpServletResponse response) throws IOException {
        var id = new ReportFileId(file);
        var found = service.file(id).orElseThrow(() -> new NotThere("file"));
        ReportDownloads.describe(found, response);
        service.download(id, response.getOutputStream());
    }
}
