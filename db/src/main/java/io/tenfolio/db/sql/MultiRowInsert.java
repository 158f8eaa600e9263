package io.tenfolio.db.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes many rows with few statements, hundreds of rows in each: several times faster than a statement a row, and a
/// driver's batch protocol cannot change what it does.
public final class MultiRowInsert {
    /// Keeps a statement well under the server's packet size: rows here have at most a few hundred bytes.
    private static final int ROWS_PER_STATEMENT = 500;

    private final JdbcClient jdbc;
    private final String head;
    private final String row;
    private final String tail;

    /// `head` ends with the list of columns, `columns` counts them; `tail` is what follows the values, often "".
    public MultiRowInsert(JdbcClient jdbc, String head, int columns, String tail) {
        this.jdbc = jdbc;
        this.head = head.strip() + " values ";
        this.row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        this.tail = " " + tail.strip();
    }

    /// The number of rows the server says it changed.
    public int write(List<? extends List<? extends @Nullable Object>> rows) {
        int changed = 0;
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            changed += one(rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT)));
        }
        return changed;
    }

    private int one(List<? extends List<? extends @Nullable Object>> rows) {
        var values = new ArrayList<@Nullable Object>();
        rows.forEach(values::addAll);
        var sql = head + String.join(", ", Collections.nCopies(rows.size(), row)) + tail;
        return jdbc.sql(sql).params(values).update();
    }
}
