package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.NodeReport;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            insert into node (id, role, version, started_at, seen_at, clock_offset_ms, state, load_percent, memory_mb, work)
            values (:id, :role, :version, :startedAt, utc_timestamp(6), :offset, :state, :load, :memory, left(:work, 200))
            on duplicate key update
                role = :role, version = :version, started_at = :startedAt,
                seen_at = utc_timestamp(6), clock_offset_ms = :offset, state = :state,
                load_percent = :load, memory_mb = :memory, work = left(:work, 200)
            """;
    private static final String ALL =
            """
            select id, role, version, started_at, seen_at, clock_offset_ms, state
            from   node
            order  by role, id
            """;
    private static final String REPORTS =
            """
            select n.id, n.role, n.version, n.started_at, n.seen_at, n.clock_offset_ms, n.state, n.load_percent, n.memory_mb, n.work,
                   r.slot, r.revision, utc_timestamp(6) as now
            from   node n
            left   join run r on r.state = 'RUNNING' and r.node = n.id
            where  n.seen_at > utc_timestamp(6) - interval 2 day
            order  by n.role, n.id
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
        seen(id, role, version, startedAt, clockOffset, state, Load.UNKNOWN, "");
    }

    /// What a process takes of its machine; negative where it cannot be told.
    public record Load(int percent, int megabytes) {
        public static final Load UNKNOWN = new Load(-1, -1);
    }

    /// Renews this node's row, with its load and what it has in hand.
    public void seen(
            String id,
            String role,
            String version,
            Instant startedAt,
            Duration clockOffset,
            String state,
            Load load,
            String work) {
        jdbc.sql(SEEN)
                .param("id", id)
                .param("role", role)
                .param("version", version)
                .param("startedAt", Utc.of(startedAt))
                .param("offset", clockOffset.toMillis())
                .param("state", state)
                .param("load", load.percent() < 0 ? null : load.percent())
                .param("memory", load.megabytes() < 0 ? null : load.megabytes())
                .param("work", work)
                .update();
    }

    /// Those seen in the last two days, as operators see them.
    public List<NodeReport> reports() {
        return jdbc.sql(REPORTS).query(Nodes::toReport).list();
    }

    private static NodeReport toReport(ResultSet row, int number) throws SQLException {
        return new NodeReport(
                row.getString("id"),
                row.getString("role"),
                row.getString("version"),
                Utc.instant(row, "started_at"),
                Duration.between(Utc.instant(row, "seen_at"), Utc.instant(row, "now")),
                Duration.ofMillis(row.getLong("clock_offset_ms")),
                row.getString("state"),
                row.getObject("load_percent", Integer.class),
                row.getObject("memory_mb", Integer.class),
                row.getString("work"),
                row.getObject("slot", Long.class) == null ? null : RunRows.toId(row, number));
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
