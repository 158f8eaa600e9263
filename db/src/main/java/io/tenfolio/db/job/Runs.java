package io.tenfolio.db.job;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The truth about runs, and what the node that holds one writes into its row. All times are the database's. Who may hold a run is decided
/// by [RunGate].
@Repository
public class Runs {
    private static final String HELD =
            """
            slot = :slot
            and    revision = :revision
            and    epoch = :epoch
            and    state = 'RUNNING'
            """;

    private static final String FIND =
            "select "
                    + RunRows.COLUMNS
                    + """
                    from   run
                    where  slot = :slot
                    and    revision = :revision
                    """;

    private static final String LATEST_PUBLISHED =
            "select "
                    + RunRows.COLUMNS
                    + """
                    from   run
                    where  state = 'PUBLISHED'
                    order  by slot desc, revision desc
                    limit  1
                    """;

    private static final String PUBLISHED_BEFORE =
            "select "
                    + RunRows.COLUMNS
                    + """
                    from   run
                    where  state = 'PUBLISHED'
                    and    (slot < :slot or slot = :slot and revision < :revision)
                    order  by slot desc, revision desc
                    limit  1
                    """;

    // a revision that was replaced before anybody asked is not among them
    private static final String PUBLISHED_AFTER =
            "select "
                    + RunRows.COLUMNS
                    + """
                    from   run
                    where  state = 'PUBLISHED'
                    and    (slot > :slot or slot = :slot and revision > :revision)
                    and    not exists (select 1
                                       from   run later
                                       where  later.slot = run.slot
                                       and    later.revision > run.revision
                                       and    later.state = 'PUBLISHED')
                    order  by slot
                    """;

    private static final String LAST_INPUTS =
            """
            select inputs_at
            from   run
            where  state = 'PUBLISHED'
            and    slot >= :from
            and    slot < :before
            and    inputs_at is not null
            order  by slot desc, revision desc
            limit  1
            """;

    private static final String NEWEST =
            "select "
                    + RunRows.COLUMNS
                    + """
                    from   run
                    order  by slot desc, revision desc
                    limit  :limit
                    """;

    private static final String HOLD =
            """
            select 1
            from   run
            where  slot = :slot
            and    revision = :revision
            and    epoch = :epoch
            and    state = 'RUNNING'
            lock in share mode
            """;

    private static final String STEPS =
            """
            select fetch_millis, choose_millis, value_millis, reconcile_millis, publish_millis
            from   run
            where  slot = :slot
            and    revision = :revision
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public Runs(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// A run that a node may work on as long as its epoch is the newest.
    public record Claim(RunId run, int epoch) {}

    /// Names of the steps whose time the run's row keeps.
    public enum Step {
        FETCH,
        CHOOSE,
        VALUE,
        RECONCILE,
        PUBLISH
    }

    public Optional<Run> find(RunId run) {
        return of(FIND, run).query(RunRows::toRun).optional();
    }

    /// The run that people see: highest slot, then highest revision, among the published.
    public Optional<Run> latestPublished() {
        return jdbc.sql(LATEST_PUBLISHED).query(RunRows::toRun).optional();
    }

    /// The published run with the highest (slot, revision) before `run`.
    public Optional<Run> publishedBefore(RunId run) {
        return of(PUBLISHED_BEFORE, run).query(RunRows::toRun).optional();
    }

    /// The published runs after `run`, the oldest first, of each slot the newest revision.
    public List<Run> publishedAfter(RunId run) {
        return of(PUBLISHED_AFTER, run).query(RunRows::toRun).list();
    }

    /// When the last published run of the slots from `from` on before `before` fixed what it values with.
    public Optional<Instant> lastInputs(Instant from, Instant before) {
        return jdbc.sql(LAST_INPUTS)
                .param("from", from.getEpochSecond())
                .param("before", before.getEpochSecond())
                .query((row, _) -> Utc.instant(row, "inputs_at"))
                .optional();
    }

    public List<Run> newest(int limit) {
        return jdbc.sql(NEWEST).param("limit", limit).query(RunRows::toRun).list();
    }

    /// Renews the sign of life of a run; false when the run is no longer this claim's.
    public boolean alive(Claim claim) {
        return held(claim, "update run set alive_at = utc_timestamp(6) where " + HELD).update()
                == 1;
    }

    /// Inside a chunk's transaction: holds the run's row shared until commit, so that a take-over waits for the chunk or the chunk for it.
    ///
    /// @throws LostRun if the claim's epoch is not the newest or the run is not RUNNING
    public void hold(Claim claim) {
        if (held(claim, HOLD).query(Integer.class).optional().isEmpty()) {
            throw new LostRun(claim.run(), claim.epoch());
        }
    }

    /// Adds to the time a step took: a resumed step counts all its attempts. Also after publishing, by whoever published.
    public void tookStep(Claim claim, Step step, Duration took) {
        var sql =
                """
                update run
                set    %1$s = coalesce(%1$s, 0) + :millis
                where  slot = :slot
                and    revision = :revision
                and    epoch = :epoch
                """
                        .formatted(column(step));
        transactions.run(() -> held(claim, sql).param("millis", took.toMillis()).update());
    }

    /// How long each step took so far.
    public Map<Step, Duration> took(RunId run) {
        var took = new EnumMap<Step, Duration>(Step.class);
        of(STEPS, run)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    for (var step : Step.values()) {
                                        var millis = row.getObject(column(step), Long.class);
                                        if (millis != null) {
                                            took.put(step, Duration.ofMillis(millis));
                                        }
                                    }
                                });
        return took;
    }

    /// What the run values: the position sequence it uses and how many portfolios are eligible. Said once; a restart keeps it.
    ///
    /// @throws LostRun if the run is no longer this claim's
    public void fixInputs(Claim claim, long positionSequence, int eligible) {
        var sql =
                """
                update run
                set    position_seq = :sequence,
                       eligible = :eligible,
                       inputs_at = utc_timestamp(6)
                where  inputs_at is null
                and
                """
                        + HELD;
        transactions.run(() -> {
            hold(claim);
            held(claim, sql)
                    .param("sequence", positionSequence)
                    .param("eligible", eligible)
                    .update();
        });
    }

    /// RUNNING → PUBLISHED with its counts, in the caller's transaction or its own.
    ///
    /// @throws LostRun if the run is no longer this claim's
    public void publish(Claim claim, RunCounts counts) {
        var sql =
                """
                update run
                set    state = 'PUBLISHED',
                       reason = '',
                       finished_at = utc_timestamp(6),
                       valued = :valued,
                       skipped = :skipped,
                       with_gaps = :gaps
                where
                """
                        + HELD;
        transactions.run(() -> {
            var published =
                    held(claim, sql)
                            .param("valued", counts.valued())
                            .param("skipped", counts.skipped())
                            .param("gaps", counts.withGaps())
                            .update();
            if (published == 0) {
                throw new LostRun(claim.run(), claim.epoch());
            }
        });
    }

    /// RUNNING → FAILED; false and nothing when the claim is lost.
    public boolean fail(Claim claim, String reason) {
        var sql =
                """
                update run
                set    state = 'FAILED',
                       reason = left(:reason, 500),
                       finished_at = utc_timestamp(6)
                where
                """
                        + HELD;
        return transactions.call(() -> held(claim, sql).param("reason", reason).update() == 1);
    }

    private static String column(Step step) {
        return step.name().toLowerCase(Locale.ROOT) + "_millis";
    }

    private JdbcClient.StatementSpec of(String sql, RunId run) {
        return jdbc.sql(sql)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision());
    }

    private JdbcClient.StatementSpec held(Claim claim, String sql) {
        return of(sql, claim.run()).param("epoch", claim.epoch());
    }
}
