package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/// What people and programs ask of the schedulers. Asking is a row; so it is not lost.
@Repository
public class JobRequests {
    private static final String ASK =
            """
            insert into job_request (kind, slot, revision, requested_by, reason, created_at)
            values (:kind, :slot, :revision, :by, :reason, utc_timestamp(6))
            """;

    private static final String TAKE_NEXT =
            """
            select id, kind, slot, revision, requested_by, reason, created_at
            from   job_request
            where  state = 'OPEN'
            order  by id
            limit  1
            for    update skip locked
            """;

    private static final String ANSWER =
            """
            update job_request
            set    state = :state,
                   outcome = left(:outcome, 500),
                   done_at = utc_timestamp(6),
                   done_by = :node
            where  id = :id
            """;

    private static final String OUTCOME =
            """
            select outcome
            from   job_request
            where  id = :id
            and    state <> 'OPEN'
            """;

    private final JdbcClient jdbc;

    public JobRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long ask(JobRequest.Kind kind, @Nullable RunId run, String requestedBy, String reason) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(ASK)
                .param("kind", kind.name())
                .param("slot", run == null ? null : run.slot().epochSecond())
                .param("revision", run == null ? null : run.revision())
                .param("by", requestedBy)
                .param("reason", reason)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /// The oldest open request, locked until the caller's transaction ends (others skip it).
    public Optional<JobRequest> takeNext() {
        return jdbc.sql(TAKE_NEXT).query(JobRequests::toRequest).optional();
    }

    public void done(long request, String outcome, String node) {
        answer(request, "DONE", outcome, node);
    }

    public void refused(long request, String outcome, String node) {
        answer(request, "REFUSED", outcome, node);
    }

    /// What became of a request, in words; empty while it is open.
    public Optional<String> outcome(long request) {
        return jdbc.sql(OUTCOME).param("id", request).query(String.class).optional();
    }

    private void answer(long request, String state, String outcome, String node) {
        jdbc.sql(ANSWER)
                .param("state", state)
                .param("outcome", outcome)
                .param("node", node)
                .param("id", request)
                .update();
    }

    private static JobRequest toRequest(ResultSet row, int number) throws SQLException {
        var slot = row.getObject("slot", Long.class);
        return new JobRequest(
                row.getLong("id"),
                JobRequest.Kind.valueOf(row.getString("kind")),
                slot == null ? null : new RunId(Slot.ofEpochSecond(slot), row.getInt("revision")),
                row.getString("requested_by"),
                row.getString("reason"),
                Utc.instant(row, "created_at"));
    }
}
