package io.tenfolio.batch.report.writing;

import java.text.Normalizer;
import java.util.Locale;

/// Names of files that every system takes.
final class FileNames {
    private static final int LONGEST = 60;

    private FileNames() {}

    /// `annas-savings-` for "Anna’s savings": small Latin letters, digits and hyphens; "" when nothing of it is left.
    static String part(String text) {
        var plain =
                Normalizer.normalize(
                                text.replace("ß", "ss").replace("’", "").replace("'", ""),
                                Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (plain.isEmpty()) {
            return "";
        }
        return plain.substring(0, Math.min(LONGEST, plain.length())) + "-";
    }
}
