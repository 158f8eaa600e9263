package io.tenfolio.db.sql;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/// Writes rows whose values are large as they are, in one go by the driver's bulk protocol. In a statement's text each of their bytes
/// is escaped here and looked at again there, which costs the server more than keeping them. Not for `on duplicate key update`,
/// which the protocol makes ten times slower; for small rows [MultiRowInsert] does as well.
public final class BulkInsert {
    private final JdbcOperations jdbc;
    private final String sql;

    /// `sql` inserts one row, a question mark for each value.
    public BulkInsert(JdbcOperations jdbc, String sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /// Call inside a transaction: a batch that fails half way has written its first rows.
    public void write(List<Object[]> rows) {
        jdbc.batchUpdate(sql, rows);
    }
}
