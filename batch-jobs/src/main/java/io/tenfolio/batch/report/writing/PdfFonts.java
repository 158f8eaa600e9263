package io.tenfolio.batch.report.writing;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of a statement, embedded in part: Noto Sans has every Latin, Greek and Cyrillic letter, figures of one width and the
/// signs of currencies. SIL Open Font License, see `tenfolio-fonts/OFL.txt`. A base font is not to be shared by threads.
record PdfFonts(BaseFont regular, BaseFont bold) {
    static PdfFonts load() {
        return new PdfFonts(read("NotoSans-Regular.ttf"), read("NotoSans-Bold.ttf"));
    }

    Font regular(float size, Color colour) {
        return new Font(regular, size, Font.NORMAL, colour);
    }

    Font bold(float size, Color colour) {
        return new Font(bold, size, Font.NORMAL, colour);
    }

    /// What has no glyph would vanish without a word; it is shown as a question mark.
    String known(String text) {
        return text.codePoints()
                .map(letter ->
                        letter < ' ' || letter == 0x00a0 || regular.charExists(letter)
                                ? letter
                                : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static BaseFont read(String name) {
        try (var in = PdfFonts.class.getResourceAsStream("/tenfolio-fonts/" + name)) {
            return BaseFont.createFont(
                    name,
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.NOT_CACHED,
                    Objects.requireNonNull(in, name).readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
