package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RequestReport;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
            insert into job_request (kind, slot, revision, requested_by, reason, created_at, dead_letter_id)
            values (:kind, :slot, :revision, :by, left(:reason, 500), utc_timestamp(6), :letter)
            """;

    private static final String TAKE_NEXT =
            """
            select id, kind, slot, revision, requested_by, reason, created_at, dead_letter_id
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

    private static final String REPORT =
            """
            select id, kind, slot, revision, requested_by, reason, created_at, dead_letter_id, state, outcome, done_at, done_by
            from   job_request
            """;

    private final JdbcClient jdbc;

    public JobRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long ask(JobRequest.Kind kind, @Nullable RunId run, String requestedBy, String reason) {
        return ask(kind, run, null, requestedBy, reason);
    }

    /// Asks that a dead letter be taken up again.
    public long askReplay(DeadLetter letter, String requestedBy, String reason) {
        return ask(JobRequest.Kind.REPLAY, letter.run(), letter.id(), requestedBy, reason);
    }

    private long ask(
            JobRequest.Kind kind,
            @Nullable RunId run,
            @Nullable Long letter,
            String requestedBy,
            String reason) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(ASK)
                .param("kind", kind.name())
                .param("slot", run == null ? null : run.slot().epochSecond())
                .param("revision", run == null ? null : run.revision())
                .param("by", requestedBy)
                .param("reason", reason)
                .param("letter", letter)
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

    public Optional<RequestReport> find(long request) {
        return jdbc.sql(REPORT + "where id = :id")
                .param("id", request)
                .query(JobRequests::toReport)
                .optional();
    }

    /// What was asked of one run, oldest first.
    public List<RequestReport> of(RunId run) {
        return jdbc.sql(REPORT + "where slot = :slot and revision = :revision order by id")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query(JobRequests::toReport)
                .list();
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
                Utc.instant(row, "created_at"),
                row.getObject("dead_letter_id", Long.class));
    }

    private static RequestReport toReport(ResultSet row, int number) throws SQLException {
        return new RequestReport(
                toRequest(row, number),
                RequestReport.State.valueOf(row.getString("state")),
                row.getString("outcome"),
                Utc.instantOrNull(row, "done_at"),
                row.getString("done_by"));
    }
}
