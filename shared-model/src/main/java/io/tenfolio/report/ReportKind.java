package io.tenfolio.report;

import java.util.EnumSet;
import java.util.Set;

/// What a report tells.
public enum ReportKind {
    /// One portfolio over a period, as handed to a client: positions, entries, period figures, chart. A file each.
    STATEMENT(EnumSet.allOf(ReportFormat.class)),
    /// Every portfolio as one run valued it, a row each. One file for all.
    PORTFOLIOS(EnumSet.of(ReportFormat.CSV, ReportFormat.XLSX));

    private final Set<ReportFormat> formats;

    ReportKind(Set<ReportFormat> formats) {
        this.formats = Set.copyOf(formats);
    }

    public boolean comesAs(ReportFormat format) {
        return formats.contains(format);
    }
}
