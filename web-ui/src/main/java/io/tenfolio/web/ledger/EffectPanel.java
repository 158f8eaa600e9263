package io.tenfolio.web.ledger;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.tenfolio.web.look.Tone;
import java.util.List;

/// What a booking would do, before it is done: each line from what it is to what it becomes.
final class EffectPanel extends Div {
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table = new NativeTable();
    private final Paragraph refusal = new Paragraph();
    private final Paragraph hint = new Paragraph();
    private final Paragraph nothing = new Paragraph();

    EffectPanel() {
        addClassName("effect");
        getElement().setAttribute("aria-live", "polite");
        var head =
                new NativeTableHeader(
                        new NativeTableRow(
                                new NativeTableHeaderCell(""),
                                new NativeTableHeaderCell(getTranslation("effect.before")),
                                new NativeTableHeaderCell(getTranslation("effect.after"))));
        table.add(head, body);
        refusal.addClassNames("note", "refusal");
        hint.addClassName("note");
        nothing.setText(getTranslation("effect.nothing"));
        nothing.addClassName("quiet");
        add(table, nothing, refusal, hint);
        show(List.of(), "", "");
    }

    void show(List<EffectWords.Line> lines, String refused, String remark) {
        body.removeAll();
        lines.forEach(line -> body.add(row(line)));
        table.setVisible(!lines.isEmpty());
        nothing.setVisible(lines.isEmpty() && refused.isEmpty());
        refusal.setText(refused);
        refusal.setVisible(!refused.isEmpty());
        hint.setText(remark);
        hint.setVisible(!remark.isEmpty());
    }

    private NativeTableRow row(EffectWords.Line line) {
        var what = new NativeTableHeaderCell(line.what());
        what.getElement().setAttribute("scope", "row");
        var after = new Span(line.after());
        after.addClassName("strong");
        if (line.tone() != Tone.NONE) {
            after.addClassName("tone-" + line.tone().code());
        }
        return new NativeTableRow(
                what, new NativeTableCell(line.before()), new NativeTableCell(after));
    }
}
