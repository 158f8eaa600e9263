package io.tenfolio.db.audit;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.audit.AuditFilter;
import io.tenfolio.audit.RecordedEntry;
import io.tenfolio.db.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who decided what: written in the transaction of the change itself, never changed.
@Repository
public class AuditTrail {
    private static final String INSERT =
            """
            insert into audit_entry (at, actor, action, subject, reason, state_before, state_after)
            values (utc_timestamp(6), :actor, :action, :subject, :reason, :before, :after)
            """;

    private static final String COLUMNS =
            """
            select id, at, actor, action, subject, reason, state_before, state_after
            from   audit_entry
            where  1 = 1
            """;

    private final JdbcClient jdbc;

    public AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void write(AuditEntry entry) {
        jdbc.sql(INSERT)
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("reason", entry.reason())
                .param("before", entry.before())
                .param("after", entry.after())
                .update();
    }

    /// The newest that match, those with a smaller number than `before` when it is given.
    public List<RecordedEntry> page(AuditFilter filter, @Nullable Long before, int limit) {
        var sql = new StringBuilder(COLUMNS);
        var values = new HashMap<String, Object>();
        if (before != null) {
            sql.append("and    id < :before\n");
            values.put("before", before);
        }
        if (!filter.actor().isEmpty()) {
            sql.append("and    actor = :actor\n");
            values.put("actor", filter.actor());
        }
        if (!filter.action().isEmpty()) {
            sql.append("and    left(action, char_length(:action)) = :action\n");
            values.put("action", filter.action());
        }
        if (!filter.subject().isEmpty()) {
            sql.append("and    (locate(:subject, subject) > 0 or locate(:subject, reason) > 0)\n");
            values.put("subject", filter.subject());
        }
        if (filter.from() != null) {
            sql.append("and    at >= :from\n");
            values.put("from", Utc.of(filter.from()));
        }
        if (filter.to() != null) {
            sql.append("and    at <= :to\n");
            values.put("to", Utc.of(filter.to()));
        }
        sql.append("order  by id desc\nlimit  ").append(limit);
        return jdbc.sql(sql.toString()).params(values).query(AuditTrail::toRecorded).list();
    }

    private static RecordedEntry toRecorded(ResultSet row, int number) throws SQLException {
        return new RecordedEntry(
                row.getLong("id"),
                Utc.instant(row, "at"),
                new AuditEntry(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("state_before"),
                        row.getString("state_after")));
    }
}
