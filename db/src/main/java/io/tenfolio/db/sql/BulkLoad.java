package io.tenfolio.db.sql;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Appends very many rows: as a stream of text the server neither parses as SQL nor answers row by row, a third of the cost of
/// [MultiRowInsert].
///
/// The server's reader never fails: rows that are there already are skipped, and what it cannot read becomes a warning and a
/// zero. So warnings are asked for, and are an error; skipped rows are counted.
public final class BulkLoad {
    private final JdbcTemplate jdbc;
    private final String sql;
    private volatile @Nullable Boolean allowed;

    /// The running transaction's connection is used, if there is one.
    public BulkLoad(JdbcTemplate jdbc, String table, String columns) {
        this.jdbc = jdbc;
        this.sql =
                "load data local infile 'rows' into table %s character set utf8mb4 (%s)"
                        .formatted(table, columns);
    }

    /// Whether the server takes streams: one that others run may have `local_infile` off. Asked once.
    public boolean isAllowed() {
        var known = allowed;
        if (known == null) {
            known =
                    Boolean.TRUE.equals(
                            jdbc.queryForObject("select @@local_infile", Boolean.class));
            allowed = known;
        }
        return known;
    }

    /// The number of rows that were not there before.
    public int write(List<? extends List<? extends @Nullable Object>> rows) {
        var text = new StringBuilder(rows.size() * 100);
        rows.forEach(row -> append(text, row));
        var written = jdbc.execute((Connection connection) -> load(connection, text.toString()));
        return written == null ? 0 : written;
    }

    private Integer load(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement
                    .unwrap(org.mariadb.jdbc.Statement.class)
                    .setLocalInfileInputStream(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            int written = statement.executeUpdate(sql);
            try (var warning = statement.executeQuery("show warnings")) {
                while (warning.next()) {
                    if (warning.getInt("Code") != 1062) {
                        throw new SQLException(
                                "A row could not be read: " + warning.getString("Message"));
                    }
                }
            }
            return written;
        }
    }

    private static void append(StringBuilder text, List<? extends @Nullable Object> row) {
        for (int i = 0; i < row.size(); i++) {
            text.append(i == 0 ? "" : "\t");
            var value = row.get(i);
            switch (value) {
                case null -> text.append("\\N");
                case BigDecimal number -> text.append(number.toPlainString());
                default -> escape(text, value.toString());
            }
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\\', '\t', '\n', '\r', '\0' -> text.append('\\').append(c);
                default -> text.append(c);
            }
        }
    }
}
