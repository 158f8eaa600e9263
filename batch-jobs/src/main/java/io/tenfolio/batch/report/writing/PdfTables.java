package io.tenfolio.batch.report.writing;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// Tables as all of a statement look: a tinted head that every page repeats, thin lines, figures to the right. A row stays on one
/// page.
final class PdfTables {
    private final PdfFonts fonts;

    PdfTables(PdfFonts fonts) {
        this.fonts = fonts;
    }

    /// A column's title, its part of the width, and where its cells stand.
    record Column(String title, float width, boolean figures) {}

    PdfPTable table(List<Column> columns) {
        var table = plain(columns.size());
        table.setWidths(widths(columns));
        for (var column : columns) {
            var cell = new PdfPCell(new Phrase(column.title(), fonts.bold(7.5f, Palette.QUIET)));
            cell.setHorizontalAlignment(
                    column.figures() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
            cell.setBackgroundColor(Palette.TINT);
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderColor(Palette.LINE);
            cell.setPadding(4);
            cell.setPaddingTop(5);
            table.addCell(cell);
        }
        table.setHeaderRows(1);
        return table;
    }

    PdfPTable plain(int columns) {
        var table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSpacingAfter(10);
        table.setSplitLate(true);
        table.setSplitRows(false);
        return table;
    }

    Font body() {
        return fonts.regular(8, Palette.INK);
    }

    Font quiet() {
        return fonts.regular(7, Palette.QUIET);
    }

    Font strong() {
        return fonts.bold(8, Palette.INK);
    }

    Font coloured(Color colour) {
        return fonts.regular(8, colour);
    }

    PdfPCell words(String text, String under) {
        var cell = cell(new Phrase(fonts.known(text), body()), Element.ALIGN_LEFT);
        if (!under.isEmpty()) {
            var below = new Paragraph(fonts.known(under), quiet());
            below.setLeading(9);
            cell.setPhrase(null);
            var first = new Paragraph(fonts.known(text), body());
            first.setLeading(10);
            cell.addElement(first);
            cell.addElement(below);
            cell.setPaddingTop(1);
        }
        return cell;
    }

    PdfPCell figure(String text, Font font) {
        var cell = cell(new Phrase(fonts.known(text), font), Element.ALIGN_RIGHT);
        cell.setNoWrap(false);
        return cell;
    }

    PdfPCell figure(String text, String under, Font font) {
        if (under.isEmpty()) {
            return figure(text, font);
        }
        var cell = cell(new Phrase(""), Element.ALIGN_RIGHT);
        cell.setPhrase(null);
        var first = new Paragraph(text, font);
        first.setLeading(10);
        first.setAlignment(Element.ALIGN_RIGHT);
        var below = new Paragraph(under, quiet());
        below.setLeading(9);
        below.setAlignment(Element.ALIGN_RIGHT);
        cell.addElement(first);
        cell.addElement(below);
        cell.setPaddingTop(1);
        return cell;
    }

    /// The cells of a line that sums up.
    PdfPCell sum(String text, boolean figures, int columns) {
        var cell =
                cell(
                        new Phrase(fonts.known(text), strong()),
                        figures ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setColspan(columns);
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(Palette.QUIET);
        cell.setPaddingTop(4);
        return cell;
    }

    private static PdfPCell cell(Phrase phrase, int alignment) {
        var cell = new PdfPCell(phrase);
        cell.setHorizontalAlignment(alignment);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Palette.LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(4);
        return cell;
    }

    private static float[] widths(List<Column> columns) {
        var widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).width();
        }
        return widths;
    }
}
