package io.tenfolio.batch.report.writing;

/// Text of a cell as no spreadsheet program can take for a formula: what begins like one gets an apostrophe before it.
/// See https://owasp.org/www-community/attacks/CSV_Injection. Numbers are written as numbers and never pass here.
final class SafeText {
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SafeText() {}

    static String of(String text) {
        return text.isEmpty() || BEGINNINGS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
