package io.tenfolio.report;

import java.util.Locale;

/// How a report is written.
public enum ReportFormat {
    CSV("text/csv; charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String contentType;

    ReportFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /// What a file's name ends with, without the dot.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
