package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What could not be processed, with its reason.
@Repository
public class DeadLetters {
    private static final int SUBJECT_LENGTH = 190;
    private static final int REASON_LENGTH = 2_000;

    private static final String KEEP =
            """
            insert ignore into dead_letter (kind, slot, revision, subject, reason, created_at)
            values (:kind, :slot, :revision, :subject, :reason, utc_timestamp(6))
            """;
    private static final String OPEN =
            """
            select id, kind, slot, revision, subject, reason, created_at
            from   dead_letter
            where  resolved_at is null
            order  by id desc
            limit  :limit
            """;
    private static final String RESOLVE =
            """
            update dead_letter
            set    resolved_at = utc_timestamp(6),
                   resolved_by = :by
            where  id = :id
            and    resolved_at is null
            """;

    private final JdbcClient jdbc;

    public DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a dead letter; the same one of the same run once. What is too long for its column is cut.
    public void keep(DeadLetter.Kind kind, RunId run, String subject, String reason) {
        jdbc.sql(KEEP)
                .param("kind", kind.name())
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("subject", cut(subject, SUBJECT_LENGTH))
                .param("reason", cut(reason, REASON_LENGTH))
                .update();
    }

    /// Those nobody has resolved, the newest first.
    public List<DeadLetter> open(int limit) {
        return jdbc.sql(OPEN)
                .param("limit", limit)
                .query((row, _) ->
                        new DeadLetter(
                                row.getLong("id"),
                                DeadLetter.Kind.valueOf(row.getString("kind")),
                                new RunId(
                                        Slot.ofEpochSecond(row.getLong("slot")),
                                        row.getInt("revision")),
                                row.getString("subject"),
                                row.getString("reason"),
                                Utc.instant(row, "created_at")))
                .list();
    }

    /// Marks a dead letter as dealt with; false when it was already.
    public boolean resolve(long id, String by) {
        return jdbc.sql(RESOLVE).param("id", id).param("by", by).update() == 1;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
