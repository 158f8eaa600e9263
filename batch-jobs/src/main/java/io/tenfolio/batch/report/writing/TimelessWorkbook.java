package io.tenfolio.batch.report.writing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A workbook that bears the time of what it tells in place of the time it was written at: the same facts are the same bytes.
final class TimelessWorkbook {
    private static final String ABOUT = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created [^>]*>)[^<]*");

    private TimelessWorkbook() {}

    /// A file, because what a workbook is written with leaves sizes out that only a file's directory has.
    static byte[] of(Path workbook, Instant told) throws IOException {
        var time = LocalDateTime.ofInstant(told, ZoneOffset.UTC);
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipFile(workbook.toFile());
                var out = new ZipOutputStream(bytes)) {
            for (var part : Collections.list(in.entries())) {
                var timeless = new ZipEntry(part.getName());
                timeless.setTimeLocal(time);
                out.putNextEntry(timeless);
                try (var content = in.getInputStream(part)) {
                    var all = content.readAllBytes();
                    out.write(part.getName().equals(ABOUT) ? createdAt(told, all) : all);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] createdAt(Instant told, byte[] about) {
        var text = new String(about, StandardCharsets.UTF_8);
        return CREATED.matcher(text)
                .replaceAll("$1" + told.truncatedTo(ChronoUnit.SECONDS))
                .getBytes(StandardCharsets.UTF_8);
    }
}
