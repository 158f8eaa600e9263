package io.tenfolio.db.audit;

import io.tenfolio.audit.AuditEntry;
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
}
