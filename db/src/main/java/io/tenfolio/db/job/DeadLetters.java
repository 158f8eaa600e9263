package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.job.DeadLetterReport.Resolution;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private static final String COLUMNS =
            """
            select id, kind, slot, revision, subject, reason, created_at, resolution, resolved_at, resolved_by, resolved_why,
                   replay_slot, replay_revision, replay_outcome
            from   dead_letter
            """;

    private static final String BEING_REPLAYED =
            COLUMNS
                    + """
                    where  replay_slot is not null
                    and    resolved_at is null
                    order  by id
                    limit  :limit
                    """;

    private static final String REPLAY_IN =
            """
            update dead_letter
            set    replay_slot = :slot,
                   replay_revision = :revision,
                   replay_outcome = ''
            where  id = :id
            and    resolved_at is null
            """;

    private static final String STAY_OPEN =
            """
            update dead_letter
            set    replay_slot = null,
                   replay_revision = null,
                   replay_outcome = left(:outcome, 500)
            where  id = :id
            and    resolved_at is null
            """;

    private static final String CLOSE =
            """
            update dead_letter
            set    resolved_at = utc_timestamp(6),
                   resolution = :resolution,
                   resolved_by = :by,
                   resolved_why = left(:why, 500),
                   replay_outcome = if(:outcome = '', replay_outcome, left(:outcome, 500))
            where  id = :id
            and    resolved_at is null
            """;

    private static final String OPEN_COUNT =
            """
            select count(*)
            from   dead_letter
            where  resolved_at is null
            """;

    private static final String PORTFOLIO =
            """
            select p.base_currency, p.zone, p.created_at,
                   (select count(*) from account_position a where a.portfolio_id = p.id) as positions
            from   portfolio p
            where  p.id = :id
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
        return jdbc.sql(OPEN).param("limit", limit).query((row, _) -> toLetter(row)).list();
    }

    public int openCount() {
        return jdbc.sql(OPEN_COUNT).query(Integer.class).single();
    }

    /// The newest that match, those with a smaller number than `before` when it is given.
    public List<DeadLetterReport> page(DeadLetterFilter filter, @Nullable Long before, int limit) {
        var sql = new StringBuilder(COLUMNS).append("where  1 = 1\n");
        var values = new HashMap<String, Object>();
        if (before != null) {
            sql.append("and    id < :before\n");
            values.put("before", before);
        }
        if (filter.openOnly()) {
            sql.append("and    resolved_at is null\n");
        }
        if (filter.kind() != null) {
            sql.append("and    kind = :kind\n");
            values.put("kind", filter.kind().name());
        }
        if (filter.run() != null) {
            sql.append("and    slot = :slot\nand    revision = :revision\n");
            values.put("slot", filter.run().slot().epochSecond());
            values.put("revision", filter.run().revision());
        }
        if (!filter.words().isEmpty()) {
            sql.append("and    (locate(:words, subject) > 0 or locate(:words, reason) > 0)\n");
            values.put("words", filter.words());
        }
        sql.append("order  by id desc\nlimit  ").append(limit);
        return jdbc.sql(sql.toString()).params(values).query(DeadLetters::toReport).list();
    }

    public Optional<DeadLetterReport> find(long id) {
        return jdbc.sql(COLUMNS + "where  id = :id")
                .param("id", id)
                .query(DeadLetters::toReport)
                .optional();
    }

    /// Locked until the caller's transaction ends.
    public Optional<DeadLetterReport> lock(long id) {
        return jdbc.sql(COLUMNS + "where  id = :id\nfor    update")
                .param("id", id)
                .query(DeadLetters::toReport)
                .optional();
    }

    /// The dead letter of `run` that is of the same thing.
    public Optional<DeadLetter> same(DeadLetter letter, RunId run) {
        return page(new DeadLetterFilter(false, letter.kind(), run, letter.subject()), null, 100)
                .stream()
                .map(DeadLetterReport::letter)
                .filter(other -> other.subject().equals(letter.subject()))
                .filter(other -> other.id() != letter.id())
                .findFirst();
    }

    public List<DeadLetterReport> beingReplayed(int limit) {
        return jdbc.sql(BEING_REPLAYED).param("limit", limit).query(DeadLetters::toReport).list();
    }

    public void replayIn(long id, RunId run) {
        jdbc.sql(REPLAY_IN)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("id", id)
                .update();
    }

    public void stayOpen(long id, String outcome) {
        jdbc.sql(STAY_OPEN).param("outcome", outcome).param("id", id).update();
    }

    /// Closes an open one; false when it was closed already.
    public boolean close(
            long id, Resolution resolution, String by, String why, String replayOutcome) {
        return jdbc.sql(CLOSE)
                        .param("resolution", resolution.name())
                        .param("by", by)
                        .param("why", why)
                        .param("outcome", replayOutcome)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// What may be told of a portfolio that was skipped: no figure of it.
    public Optional<String> portfolio(DeadLetter letter) {
        return jdbc.sql(PORTFOLIO)
                .param("id", letter.subject())
                .query((row, _) ->
                        """
                        base currency   %s
                        zone            %s
                        positions now   %d
                        opened          %s\
                        """
                                .formatted(
                                        row.getString("base_currency"),
                                        row.getString("zone"),
                                        row.getInt("positions"),
                                        Utc.instant(row, "created_at")))
                .optional();
    }

    private static DeadLetter toLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                DeadLetter.Kind.valueOf(row.getString("kind")),
                RunRows.toId(row, 0),
                row.getString("subject"),
                row.getString("reason"),
                Utc.instant(row, "created_at"));
    }

    private static DeadLetterReport toReport(ResultSet row, int number) throws SQLException {
        var resolution = row.getString("resolution");
        var replaySlot = row.getObject("replay_slot", Long.class);
        return new DeadLetterReport(
                toLetter(row),
                resolution.isEmpty() ? null : Resolution.valueOf(resolution),
                Utc.instantOrNull(row, "resolved_at"),
                row.getString("resolved_by"),
                row.getString("resolved_why"),
                replaySlot == null
                        ? null
                        : new RunId(Slot.ofEpochSecond(replaySlot), row.getInt("replay_revision")),
                row.getString("replay_outcome"));
    }

    /// Marks a dead letter as dealt with; false when it was already.
    public boolean resolve(long id, String by) {
        return jdbc.sql(RESOLVE).param("id", id).param("by", by).update() == 1;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
