package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A page of rows in a plain HTML table: on a wide page dense, on a phone each row a card. A row that did not change stays as it is in the
/// browser, so a live list does not take the focus away.
public final class DenseTable<T> extends Div {
    private final Function<T, Object> key;
    private final NativeTable table = new NativeTable();
    private final NativeTableRow head = new NativeTableRow();
    private final Paragraph empty;
    private final List<Column<T>> columns = new ArrayList<>();
    private Map<Object, Shown<T>> shown = new HashMap<>();

    private record Column<T>(String heading, String look, Function<T, ? extends Component> cell) {}

    private record Shown<T>(T item, NativeTableRow row) {}

    /// @param key tells which row is which when what they say changed
    public DenseTable(String label, String whenEmpty, Function<T, Object> key) {
        this.key = key;
        this.empty = new Paragraph(whenEmpty);
        empty.addClassName("table-empty");
        addClassName("dense-table");
        table.getElement().setAttribute("aria-label", label);
        table.getHead().getElement().appendChild(head.getElement());
        table.getBody();
        empty.setVisible(false);
        add(table, empty);
    }

    public DenseTable<T> text(String heading, Function<T, String> text) {
        return column(heading, "", item -> new Span(text.apply(item)));
    }

    public DenseTable<T> figure(String heading, Function<T, String> text) {
        return column(heading, "figure", item -> new Span(text.apply(item)));
    }

    /// @param look class names of the column's cells
    public DenseTable<T> column(
            String heading, String look, Function<T, ? extends Component> cell) {
        columns.add(new Column<>(heading, look, cell));
        var headCell = new NativeTableHeaderCell(heading);
        headCell.getElement().setAttribute("scope", "col");
        addNames(headCell, look);
        head.getElement().appendChild(headCell.getElement());
        return this;
    }

    private static void addNames(Component cell, String look) {
        for (var name : look.split(" ")) {
            if (!name.isEmpty()) {
                cell.getElement().getClassList().add(name);
            }
        }
    }

    public void show(List<T> items) {
        var body = table.getBody().getElement();
        var next = new HashMap<Object, Shown<T>>();
        var order = new ArrayList<Shown<T>>();
        for (var item : items) {
            var before = shown.get(key.apply(item));
            var now =
                    before != null && before.item().equals(item)
                            ? before
                            : new Shown<>(item, row(item));
            next.put(key.apply(item), now);
            order.add(now);
        }
        var staying = new HashSet<>(order);
        shown.values().stream()
                .filter(row -> !staying.contains(row))
                .forEach(gone -> gone.row().getElement().removeFromParent());
        for (int at = 0; at < order.size(); at++) {
            var row = order.get(at).row().getElement();
            if (at >= body.getChildCount() || !body.getChild(at).equals(row)) {
                body.insertChild(at, row);
            }
        }
        shown = next;
        empty.setVisible(items.isEmpty());
        table.setVisible(!items.isEmpty());
    }

    private NativeTableRow row(T item) {
        var row = new NativeTableRow();
        for (var column : columns) {
            var cell = new NativeTableCell();
            addNames(cell, column.look());
            cell.getElement().setAttribute("data-label", column.heading());
            cell.add(column.cell().apply(item));
            row.getElement().appendChild(cell.getElement());
        }
        return row;
    }
}
