package io.tenfolio.db.job;

import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.RunId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What could not be processed, with its reason.
@Repository
public class DeadLetters {
    private final JdbcClient jdbc;

    public DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a dead letter; the same one of the same run once.
    public void keep(DeadLetter.Kind kind, RunId run, String subject, String reason) {
        throw new UnsupportedOperationException("being built");
    }

    public List<DeadLetter> open(int limit) {
        throw new UnsupportedOperationException("being built");
    }
}
