package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is here.
@Repository
public class Nodes {
    private static final String SEEN =
            """
            insert into node (id, role, version, started_at, seen_at, clock_offset_ms, state)
            values (:id, :role, :version, :startedAt, utc_timestamp(6), :offset, :state)
            on duplicate key update
                role = :role, version = :version, started_at = :startedAt,
                seen_at = utc_timestamp(6), clock_offset_ms = :offset, state = :state
            """;
    private static final String ALL =
            """
            select id, role, version, started_at, seen_at, clock_offset_ms, state
            from   node
            order  by role, id
            """;

    private final JdbcClient jdbc;

    public Nodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A process that runs a role. `clockOffset`: how far the database's clock is ahead of its own.
    public record Node(
            String id,
            String role,
            String version,
            Instant startedAt,
            Instant seenAt,
            Duration clockOffset,
            String state) {}

    /// Renews this node's row by the database's clock.
    public void seen(
            String id,
            String role,
            String version,
            Instant startedAt,
            Duration clockOffset,
            String state) {
        jdbc.sql(SEEN)
                .param("id", id)
                .param("role", role)
                .param("version", version)
                .param("startedAt", Utc.of(startedAt))
                .param("offset", clockOffset.toMillis())
                .param("state", state)
                .update();
    }

    public List<Node> all() {
        return jdbc.sql(ALL)
                .query((row, _) ->
                        new Node(
                                row.getString("id"),
                                row.getString("role"),
                                row.getString("version"),
                                Utc.instant(row, "started_at"),
                                Utc.instant(row, "seen_at"),
                                Duration.ofMillis(row.getLong("clock_offset_ms")),
                                row.getString("state")))
                .list();
    }
}
