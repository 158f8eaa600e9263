package io.tenfolio.web.report;

import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Hands a file out to the person whose session asks, a segment at a time, as something to keep and never to show inside our pages.
/// Another's file is not there.
@RestController
@PreAuthorize("isAuthenticated()")
public class ReportDownloads {
    static final String PATH = "/reports/files/";

    private final ReportService service;

    ReportDownloads(ReportService service) {
        this.service = service;
    }

    @GetMapping(PATH + "{file:[1-9][0-9]{0,17}}")
    public void download(@PathVariable long file, HttpServletResponse response) throws IOException {
        var id = new ReportFileId(file);
        var found = service.file(id);
        if (found.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        describe(found.get(), response);
        service.download(id, response.getOutputStream());
    }

    static void describe(ReportFile file, HttpServletResponse response) {
        response.setContentType(file.format().contentType());
        response.setContentLengthLong(file.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var sum = HexFormat.of().parseHex(file.sha256());
        response.setHeader("Digest", "sha-256=" + Base64.getEncoder().encodeToString(sum));
    }
}
