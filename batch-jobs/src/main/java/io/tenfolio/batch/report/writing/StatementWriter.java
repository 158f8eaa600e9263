package io.tenfolio.batch.report.writing;

import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Writes statements; each call stands alone, but only one thread may use it at a time.
public final class StatementWriter {
    private final Letterhead letterhead;
    private final PdfFonts fonts = PdfFonts.load();
    private final Map<Reader, Words> words = new HashMap<>();

    public StatementWriter(Letterhead letterhead) {
        this.letterhead = letterhead;
    }

    /// Who reads alike.
    private record Reader(Locale locale, ZoneId zone) {}

    /// The bytes of a statement; the same statement gives the same bytes.
    public byte[] write(Statement statement, ReportFormat format, Locale locale) {
        var reader = new Reader(locale, statement.portfolio().zone());
        var words = this.words.computeIfAbsent(reader, one -> new Words(one.locale(), one.zone()));
        return switch (format) {
            case CSV -> StatementCsv.write(statement);
            case XLSX -> StatementXlsx.write(statement, words, letterhead);
            case PDF -> new StatementPdf(statement, words, letterhead, fonts).write();
        };
    }

    /// The name of its file, e.g. `statement-42-annas-savings-2026-10-31.pdf`.
    public static String fileName(Statement statement, ReportFormat format) {
        return "statement-%d-%s%s.%s"
                .formatted(
                        statement.portfolio().id().value(),
                        FileNames.part(statement.portfolio().name()),
                        statement.period().end(),
                        format.ending());
    }
}
