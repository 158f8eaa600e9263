package io.tenfolio.batch.report.writing;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// What stands on every page: the house's head on the first, a line at the top of the others, page numbers at the foot.
final class PageFrame extends PdfPageEventHelper {
    private static final float SMALL = 7.5f;

    private final Letterhead letterhead;
    private final String running;
    private final Words words;
    private final PdfFonts fonts;
    private @Nullable PdfTemplate pageCount;

    /// `running`: what the pages after the first say at their top.
    PageFrame(Letterhead letterhead, String running, Words words, PdfFonts fonts) {
        this.letterhead = letterhead;
        this.running = fonts.known(running);
        this.words = words;
        this.fonts = fonts;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        pageCount = writer.getDirectContent().createTemplate(30, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        if (writer.getPageNumber() == 1) {
            head(writer, document);
        } else {
            runningHead(writer, document);
        }
        foot(writer, document);
    }

    private void head(PdfWriter writer, Document document) {
        var page = writer.getDirectContent();
        float top = document.top() + 34;
        page.setColorFill(Palette.ACCENT);
        float[] bars = {8, 14, 21};
        for (int i = 0; i < bars.length; i++) {
            page.roundRectangle(document.left() + i * 7, top, 5, bars[i], 1.2f);
            page.fill();
        }
        page.beginText();
        page.setColorFill(Palette.INK);
        page.setFontAndSize(fonts.bold(), 15);
        page.showTextAligned(
                Element.ALIGN_LEFT, letterhead.name(), document.left() + 28, top + 2, 0);
        page.setColorFill(Palette.QUIET);
        page.setFontAndSize(fonts.regular(), 8);
        page.showTextAligned(
                Element.ALIGN_RIGHT, letterhead.address(), document.right(), top + 2, 0);
        page.endText();
        line(writer, document, top - 10);
    }

    private void runningHead(PdfWriter writer, Document document) {
        float y = document.top() + 20;
        text(writer, Element.ALIGN_LEFT, letterhead.name(), document.left(), y);
        text(writer, Element.ALIGN_RIGHT, running, document.right(), y);
        line(writer, document, y - 6);
    }

    private void foot(PdfWriter writer, Document document) {
        float y = document.bottom() - 22;
        line(writer, document, y + 12);
        text(writer, Element.ALIGN_LEFT, running, document.left(), y);
        var page = words.text("page", writer.getPageNumber());
        float width = 18;
        text(writer, Element.ALIGN_RIGHT, page, document.right() - width, y);
        if (pageCount != null) {
            writer.getDirectContent().addTemplate(pageCount, document.right() - width + 2.5f, y);
        }
    }

    private void text(PdfWriter writer, int alignment, String text, float x, float y) {
        var page = writer.getDirectContent();
        page.beginText();
        page.setColorFill(Palette.QUIET);
        page.setFontAndSize(fonts.regular(), SMALL);
        page.showTextAligned(alignment, text, x, y, 0);
        page.endText();
    }

    private static void line(PdfWriter writer, Document document, float y) {
        var page = writer.getDirectContent();
        page.setLineWidth(0.6f);
        page.setColorStroke(Palette.LINE);
        page.moveTo(document.left(), y);
        page.lineTo(document.right(), y);
        page.stroke();
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (pageCount != null) {
            pageCount.beginText();
            pageCount.setColorFill(Palette.QUIET);
            pageCount.setFontAndSize(fonts.regular(), SMALL);
            pageCount.showText("/ " + (writer.getPageNumber() - 1));
            pageCount.endText();
        }
    }
}
