package io.tenfolio.batch.report.writing;

import io.tenfolio.performance.ValuedDay;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/// The worth of each evening as a line, drawn with vectors: few round labels, the first and last day named.
final class ValueLine {
    private static final float LABEL = 7.5f;
    private static final float LEFT = 46;
    private static final float RIGHT = 6;
    private static final float BOTTOM = 16;
    private static final float TOP = 6;
    private static final int GRID_LINES = 4;

    private final List<ValuedDay> days;
    private final Words words;
    private final BaseFont font;

    ValueLine(List<ValuedDay> days, Words words, BaseFont font) {
        this.days = days;
        this.words = words;
        this.font = font;
    }

    PdfTemplate draw(PdfContentByte page, float width, float height) {
        var canvas = page.createTemplate(width, height);
        double low = days.stream().mapToDouble(ValueLine::worth).min().orElse(0);
        double high = days.stream().mapToDouble(ValueLine::worth).max().orElse(1);
        var axis = Axis.of(low, high);
        grid(canvas, axis, width, height);
        area(canvas, axis, width, height);
        line(canvas, axis, width, height);
        var last = days.size() - 1;
        label(canvas, Element.ALIGN_LEFT, words.shortDay(days.getFirst().day()), LEFT, 4);
        label(canvas, Element.ALIGN_RIGHT, words.shortDay(days.get(last).day()), width - RIGHT, 4);
        if (days.size() > 8) {
            int middle = last / 2;
            label(
                    canvas,
                    Element.ALIGN_CENTER,
                    words.shortDay(days.get(middle).day()),
                    x(middle, width),
                    4);
        }
        return canvas;
    }

    private void grid(PdfTemplate canvas, Axis axis, float width, float height) {
        canvas.setLineWidth(0.5f);
        canvas.setColorStroke(Palette.LINE);
        for (double at = axis.low(); at <= axis.high() + axis.step() / 2; at += axis.step()) {
            float y = y(at, axis, height);
            canvas.moveTo(LEFT, y);
            canvas.lineTo(width - RIGHT, y);
            canvas.stroke();
            label(
                    canvas,
                    Element.ALIGN_RIGHT,
                    words.round(BigDecimal.valueOf(at)),
                    LEFT - 6,
                    y - LABEL / 3);
        }
    }

    private void area(PdfTemplate canvas, Axis axis, float width, float height) {
        canvas.setColorFill(new Color(0xE6EDFB));
        canvas.moveTo(x(0, width), BOTTOM);
        for (int i = 0; i < days.size(); i++) {
            canvas.lineTo(x(i, width), y(worth(days.get(i)), axis, height));
        }
        canvas.lineTo(x(days.size() - 1, width), BOTTOM);
        canvas.fill();
    }

    private void line(PdfTemplate canvas, Axis axis, float width, float height) {
        canvas.setLineWidth(1.3f);
        canvas.setColorStroke(Palette.ACCENT);
        canvas.moveTo(x(0, width), y(worth(days.getFirst()), axis, height));
        for (int i = 1; i < days.size(); i++) {
            canvas.lineTo(x(i, width), y(worth(days.get(i)), axis, height));
        }
        canvas.stroke();
    }

    private void label(PdfTemplate canvas, int alignment, String text, float x, float y) {
        canvas.beginText();
        canvas.setColorFill(Palette.QUIET);
        canvas.setFontAndSize(font, LABEL);
        canvas.showTextAligned(alignment, text, x, y, 0);
        canvas.endText();
    }

    private float x(int day, float width) {
        return LEFT + (width - LEFT - RIGHT) * day / Math.max(1, days.size() - 1);
    }

    private static float y(double worth, Axis axis, float height) {
        return (float)
                (BOTTOM
                        + (height - BOTTOM - TOP)
                                * (worth - axis.low())
                                / (axis.high() - axis.low()));
    }

    private static double worth(ValuedDay day) {
        return day.value().doubleValue();
    }

    /// Round numbers around a range; a chart may carry a `double`, a figure never.
    record Axis(double low, double high, double step) {
        static Axis of(double low, double high) {
            double span = high > low ? high - low : Math.max(1, Math.abs(high) / 10);
            double step = nice(span / GRID_LINES);
            double from = Math.floor(low / step) * step;
            double to = Math.ceil(high / step) * step;
            return new Axis(from, to > from ? to : from + step, step);
        }

        private static double nice(double wanted) {
            double power = Math.pow(10, Math.floor(Math.log10(wanted)));
            for (double round : new double[] {1, 2, 2.5, 5}) {
                if (round * power >= wanted) {
                    return round * power;
                }
            }
            return 10 * power;
        }
    }
}
