package io.tenfolio.db.job;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.Remark;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who may run what: one refresh at a time, each slot once. Every decision locks the gate's row and then the run's, so two nodes never
/// decide at once; a new holder gets a new epoch, and with it the old holder's next chunk fails.
@Repository
public class RunGate {
    private static final String LOCK =
            """
            select only_row
            from   run_gate
            where  only_row = 1
            for    update
            """;

    private static final String RUNNING =
            """
            select count(*)
            from   run
            where  state = 'RUNNING'
            """;

    private static final String WAITING =
            """
            select slot, revision, asked
            from   run
            where  state = 'QUEUED'
            order  by slot desc, revision desc
            """;

    private static final String NEWEST_STARTED =
            """
            select slot, revision
            from   run
            where  state in ('RUNNING', 'PUBLISHED', 'FAILED')
            order  by slot desc, revision desc
            limit  1
            """;

    private static final String START =
            """
            update run
            set    state = 'RUNNING',
                   epoch = epoch + 1,
                   node = :node,
                   reason = '',
                   alive_at = utc_timestamp(6),
                   started_at = coalesce(started_at, utc_timestamp(6)),
                   finished_at = null
            where  slot = :slot
            and    revision = :revision
            """;

    // a sign of life from the future was given before the database's clock was set back; whoever
    // lives
    // gives a new one within a second
    private static final String SILENT =
            """
            select slot, revision
            from   run
            where  state = 'RUNNING'
            and    (alive_at < utc_timestamp(6) - interval :micros microsecond
                    or alive_at > utc_timestamp(6) + interval :micros microsecond)
            limit  1
            """;

    private static final String EPOCH =
            """
            select epoch
            from   run
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String STATE =
            """
            select state
            from   run
            where  slot = :slot
            and    revision = :revision
            for    update
            """;

    private static final String HAS_VALUES =
            """
            select count(*)
            from   run
            where  slot = :slot
            and    revision = :revision
            and    thinned_at is null
            """;

    private static final String INSERT =
            """
            insert into run (slot, revision, state, asked, requested_by, queued_at)
            values (:slot, :revision, 'QUEUED', :asked, :by, utc_timestamp(6))
            """;

    private static final String INSERT_MISSED =
            """
            insert into run (slot, revision, state, reason, queued_at, finished_at)
            values (:slot, 0, 'MISSED', left(:reason, 500), utc_timestamp(6), utc_timestamp(6))
            """;

    private static final String QUEUE_AGAIN =
            """
            update run
            set    state = 'QUEUED',
                   asked = true,
                   requested_by = :by,
                   queued_at = utc_timestamp(6),
                   finished_at = null
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String MISS =
            """
            update run
            set    state = 'MISSED',
                   reason = left(:reason, 500),
                   finished_at = utc_timestamp(6)
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String STOP =
            """
            update run
            set    state = 'FAILED',
                   epoch = epoch + 1,
                   reason = left(:reason, 500),
                   finished_at = utc_timestamp(6)
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String RELEASE =
            """
            update run
            set    alive_at = timestamp '2000-01-01 00:00:00'
            where  slot = :slot
            and    revision = :revision
            and    epoch = :epoch
            and    state = 'RUNNING'
            """;

    private static final String FILLS_SLOT =
            """
            select count(*)
            from   run
            where  slot = :slot
            and    state in ('QUEUED', 'RUNNING', 'PUBLISHED')
            """;

    private static final String HIGHEST_REVISION =
            """
            select max(revision)
            from   run
            where  slot = :slot
            """;

    private static final String NEWEST_SLOT_BEFORE =
            """
            select max(slot)
            from   run
            where  slot < :slot
            """;

    private static final String SERVES_NOW =
            """
            select slot, revision
            from   run
            where  slot = :slot
            and    (state in ('QUEUED', 'RUNNING') or state = 'PUBLISHED' and started_at >= :asked)
            order  by revision desc
            limit  1
            """;

    /// How many missed slots one call writes at most, the newest ones: a notebook that was shut for a month has many.
    private static final int MISSED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public RunGate(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// The run that serves a *run now*; `joined` when it was under way already.
    public record Asked(RunId run, boolean joined) {}

    /// Says why nobody ran the slots between two instants.
    @FunctionalInterface
    public interface WhyMissed {
        String reason(Slot missed);
    }

    /// Queues revision 0 of a slot that is due, and in the same transaction writes MISSED for each slot since the newest one before it that
    /// nobody queued. False when the slot is there already.
    public boolean queueDue(Slot slot, Duration step, String requestedBy, WhyMissed why) {
        return decide(() -> {
            if (highestRevision(slot).isPresent()) {
                return false;
            }
            missedBefore(slot, step).forEach(missed -> insertMissed(missed, why));
            insert(new RunId(slot, 0), false, requestedBy);
            return true;
        });
    }

    /// *Run now*: joins a run of the current slot that is queued, is running, or began after `askedAt` and so has prices as fresh as were
    /// asked for; else queues the next revision.
    public Asked askNow(Slot current, Instant askedAt, String requestedBy) {
        return decide(() -> {
            var serving =
                    jdbc.sql(SERVES_NOW)
                            .param("slot", current.epochSecond())
                            .param("asked", Utc.of(askedAt))
                            .query(RunRows::toId)
                            .optional();
            return serving.map(run -> new Asked(run, true))
                    .orElseGet(() -> new Asked(queueNext(current, false, requestedBy), false));
        });
    }

    /// The next revision of a slot, queued: one more than the highest there is. It waits for its turn, however old its slot is.
    public RunId rerun(Slot slot, String requestedBy) {
        return decide(() -> queueNext(slot, true, requestedBy));
    }

    /// What takes up again what `run` could not do: a later revision of its slot that still waits, else the next one.
    public RunId replay(RunId run, String requestedBy) {
        return decide(() -> {
            var waiting =
                    waiting().stream()
                            .map(Waiting::run)
                            .filter(later -> later.slot().equals(run.slot()) && later.isAfter(run))
                            .findFirst();
            return waiting.orElseGet(() -> queueNext(run.slot(), true, requestedBy));
        });
    }

    /// A failed run waits for its turn to go on where it stopped; false when it has not failed, or what it had valued is gone.
    public boolean restart(RunId run, String requestedBy) {
        return decide(() ->
                state(run) == RunState.FAILED
                        && of(HAS_VALUES, run).query(Integer.class).single() == 1
                        && of(QUEUE_AGAIN, run).param("by", requestedBy).update() == 1);
    }

    /// A missed run waits for its turn; false when it was not missed, or another revision of its slot is there or under way.
    public boolean backfill(RunId run, String requestedBy) {
        return decide(() ->
                jdbc.sql(FILLS_SLOT)
                                        .param("slot", run.slot().epochSecond())
                                        .query(Integer.class)
                                        .single()
                                == 0
                        && state(run) == RunState.MISSED
                        && of(QUEUE_AGAIN, run).param("by", requestedBy).update() == 1);
    }

    /// A failed run is given up: it is missed and no longer waits for anybody; false when it has not failed.
    public boolean abandon(RunId run, String reason) {
        return decide(() -> state(run) == RunState.FAILED && miss(run, reason));
    }

    /// Stops a run: a running one fails (its node finds out at its next chunk), a queued one is missed; false when it was neither.
    public boolean stop(RunId run, String reason) {
        return decide(() ->
                switch (state(run)) {
                    case RUNNING -> of(STOP, run).param("reason", reason).update() == 1;
                    case QUEUED -> miss(run, reason);
                    case PUBLISHED, FAILED, MISSED -> false;
                    case null -> false;
                });
    }

    /// If nothing runs: the newest queued run becomes RUNNING on `node`. Older ones become MISSED with a reason, unless a person asked for
    /// them: those wait.
    public Optional<Claim> claimNext(String node) {
        if (waiting().isEmpty()) {
            return Optional.empty(); // asked twice a second by each node: most answers need no lock
        }
        return decide(() -> {
            if (jdbc.sql(RUNNING).query(Integer.class).single() > 0) {
                return Optional.empty();
            }
            var started = jdbc.sql(NEWEST_STARTED).query(RunRows::toId).optional();
            return next(waiting(), started).map(run -> start(run, node));
        });
    }

    /// A running run whose node gave no sign of life for `silence` moves to `node` with a new epoch.
    public Optional<Claim> takeOver(String node, Duration silence) {
        if (silent(silence).isEmpty()) {
            return Optional.empty();
        }
        return decide(() -> {
            var silent = silent(silence);
            // waits for the chunk of a node that is alive after all; then it is not silent any more
            silent.ifPresent(this::state);
            return silent.isPresent() && silent(silence).equals(silent)
                    ? silent.map(run -> start(run, node))
                    : Optional.empty();
        });
    }

    /// Does `work` while no run is running and none can start; empty when one is. Keep it short, and leave the blocks alone in its
    /// transaction: who wants to start a run waits.
    public <T> Optional<T> whileNothingRuns(Supplier<T> work) {
        return decide(() ->
                jdbc.sql(RUNNING).query(Integer.class).single() > 0
                        ? Optional.empty()
                        : Optional.of(work.get()));
    }

    /// A node that shuts down lets go of its run: the next take-over need not wait for silence.
    public void release(Claim claim) {
        transactions.run(() -> of(RELEASE, claim.run()).param("epoch", claim.epoch()).update());
    }

    private Optional<RunId> next(List<Waiting> waiting, Optional<RunId> newestStarted) {
        @Nullable RunId next = null;
        @Nullable RunId newer = newestStarted.orElse(null);
        for (var candidate : waiting) {
            var run = candidate.run();
            if (newer != null && newer.isAfter(run) && !candidate.asked()) {
                miss(run, Remark.SUPERSEDED.say(newer));
            } else if (next == null) {
                next = run;
                newer = newer == null || run.isAfter(newer) ? run : newer;
            }
        }
        return Optional.ofNullable(next);
    }

    private List<Waiting> waiting() {
        return jdbc.sql(WAITING).query(RunGate::toWaiting).list();
    }

    private Optional<RunId> silent(Duration silence) {
        return jdbc.sql(SILENT)
                .param("micros", silence.toNanos() / 1_000)
                .query(RunRows::toId)
                .optional();
    }

    private Claim start(RunId run, String node) {
        of(START, run).param("node", node).update();
        return new Claim(run, of(EPOCH, run).query(Integer.class).single());
    }

    private RunId queueNext(Slot slot, boolean asked, String requestedBy) {
        var run = new RunId(slot, highestRevision(slot).map(highest -> highest + 1).orElse(0));
        insert(run, asked, requestedBy);
        return run;
    }

    private void insert(RunId run, boolean asked, String requestedBy) {
        of(INSERT, run).param("asked", asked).param("by", requestedBy).update();
    }

    private List<Slot> missedBefore(Slot slot, Duration step) {
        var newest =
                jdbc.sql(NEWEST_SLOT_BEFORE)
                        .param("slot", slot.epochSecond())
                        .query(Long.class)
                        .optional();
        if (newest.isEmpty()) {
            return List.of();
        }
        var firstMissed =
                Slot.containing(Instant.ofEpochSecond(newest.get()), step).next(step).epochSecond();
        var seconds = step.toSeconds();
        var earliest = Math.max(firstMissed, slot.epochSecond() - MISSED_AT_ONCE * seconds);
        return LongStream.iterate(
                        earliest, missed -> missed < slot.epochSecond(), missed -> missed + seconds)
                .mapToObj(Slot::ofEpochSecond)
                .toList();
    }

    private void insertMissed(Slot slot, WhyMissed why) {
        jdbc.sql(INSERT_MISSED)
                .param("slot", slot.epochSecond())
                .param("reason", why.reason(slot))
                .update();
    }

    private boolean miss(RunId run, String reason) {
        return of(MISS, run).param("reason", reason).update() == 1;
    }

    private @Nullable RunState state(RunId run) {
        return of(STATE, run).query(String.class).optional().map(RunState::valueOf).orElse(null);
    }

    private Optional<Integer> highestRevision(Slot slot) {
        return jdbc.sql(HIGHEST_REVISION)
                .param("slot", slot.epochSecond())
                .query(Integer.class)
                .optional();
    }

    private <T> T decide(Supplier<T> decision) {
        return transactions.call(() -> {
            jdbc.sql(LOCK).query(Integer.class).single();
            return decision.get();
        });
    }

    private JdbcClient.StatementSpec of(String sql, RunId run) {
        return jdbc.sql(sql)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision());
    }

    private record Waiting(RunId run, boolean asked) {}

    private static Waiting toWaiting(ResultSet row, int number) throws SQLException {
        return new Waiting(RunRows.toId(row, number), row.getBoolean("asked"));
    }
}
