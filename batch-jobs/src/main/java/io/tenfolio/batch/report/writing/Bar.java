package io.tenfolio.batch.report.writing;

import java.awt.Color;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPCellEvent;
import org.openpdf.text.pdf.PdfPTable;

/// A part of the whole as a bar in its cell; debts have none.
record Bar(float part, Color colour) implements PdfPCellEvent {
    private static final float HEIGHT = 6;
    private static final float SPACE = 4;

    @Override
    public void cellLayout(PdfPCell cell, Rectangle place, PdfContentByte[] canvases) {
        float width = (place.getWidth() - 2 * SPACE) * Math.clamp(part, 0, 1);
        if (width <= 0) {
            return;
        }
        var canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
        canvas.saveState();
        canvas.setColorFill(colour);
        float y = place.getBottom() + (place.getHeight() - HEIGHT) / 2;
        canvas.rectangle(place.getLeft() + SPACE, y, width, HEIGHT);
        canvas.fill();
        canvas.restoreState();
    }
}
