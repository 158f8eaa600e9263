package io.tenfolio.web.admin.audit;

import io.tenfolio.audit.RecordedEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Entries as comma-separated values (RFC 4180). What a spreadsheet would take for a formula is made text.
final class AuditCsv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private AuditCsv() {}

    static String of(List<RecordedEntry> entries) {
        var lines =
                Stream.concat(
                        Stream.of(
                                line(
                                        "number", "at", "actor", "action", "subject", "reason",
                                        "before", "after")),
                        entries.stream().map(AuditCsv::line));
        return lines.collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(RecordedEntry recorded) {
        var entry = recorded.entry();
        return line(
                Long.toString(recorded.id()),
                recorded.at().toString(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.reason(),
                entry.before(),
                entry.after());
    }

    private static String line(String... cells) {
        return Stream.of(cells).map(AuditCsv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        var safe =
                !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                        ? "'" + text
                        : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
