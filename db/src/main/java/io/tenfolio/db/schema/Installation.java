package io.tenfolio.db.schema;

import io.tenfolio.portfolio.BlockLayout;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Facts about this database that never change once said.
@Repository
public class Installation {
    private final JdbcClient jdbc;

    public Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The block layout of this database; the first caller fixes it with `wanted`, later callers get what was fixed.
    public BlockLayout layout(BlockLayout wanted) {
        throw new UnsupportedOperationException("being built");
    }

    public boolean isDemo() {
        throw new UnsupportedOperationException("being built");
    }

    public void markDemo() {
        throw new UnsupportedOperationException("being built");
    }

    /// The time by the clock that decides: the database's.
    public Instant databaseTime() {
        throw new UnsupportedOperationException("being built");
    }
}
