package io.tenfolio.db.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is here.
@Repository
public class Nodes {
    private final JdbcClient jdbc;

    public Nodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
        throw new UnsupportedOperationException("being built");
    }

    public List<Node> all() {
        throw new UnsupportedOperationException("being built");
    }
}
