package io.tenfolio.db.job;

import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people and programs ask of the schedulers. Asking is a row; so it is not lost.
@Repository
public class JobRequests {
    private final JdbcClient jdbc;

    public JobRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long ask(JobRequest.Kind kind, @Nullable RunId run, String requestedBy, String reason) {
        throw new UnsupportedOperationException("being built");
    }

    /// The oldest open request, locked until the caller's transaction ends (others skip it).
    public Optional<JobRequest> takeNext() {
        throw new UnsupportedOperationException("being built");
    }

    public void done(long request, String outcome, String node) {
        throw new UnsupportedOperationException("being built");
    }

    public void refused(long request, String outcome, String node) {
        throw new UnsupportedOperationException("being built");
    }
}
