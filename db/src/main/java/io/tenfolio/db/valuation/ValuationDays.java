package io.tenfolio.db.valuation;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NOT_SUPPORTED;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The partitions of stored values, a day (UTC) each, and how they are made, thinned and dropped. All of it by procedures of the tables'
/// owner: the running user can do nothing to values but what those allow.
///
/// The procedures that change the table wait a second for it and then give up with [Busy]: whoever asks for the table meanwhile
/// stands behind them.
@Repository
public class ValuationDays {
    private static final String SIGNALLED = "45000";

    private static final String CUT = "call cut_valuation_days(:ahead, :mostBytes)";
    private static final String ALL = "call valuation_days()";
    private static final String BEGIN = "call begin_thinning()";
    private static final String KEEP = "call keep_in_thinning(:slot, :revision)";
    private static final String THIN = "call thin_valuation_day(:day, :hoursFrom)";
    private static final String DROP = "call drop_valuation_day(:day, :hoursFrom)";
    private static final String FORGET = "call forget_run_blocks(:slot, :revision)";

    private static final String HOURLY =
            """
            select slot, revision
            from   hourly_run
            where  slot >= :from
            and    slot < :until
            order  by slot
            """;
    private static final String TOO_MUCH =
            """
            select r.slot
            from   run r
            left   join hourly_run hourly
                   on  hourly.slot = r.slot
                   and hourly.revision = r.revision
                   and hourly.slot >= :hoursFrom
            where  r.thinned_at is null
            and    r.state in ('PUBLISHED', 'FAILED')
            and    r.slot < :until
            and    hourly.slot is null
            order  by r.slot
            """;
    private static final String MARK =
            """
            update run r
            left   join hourly_run hourly
                   on  hourly.slot = r.slot
                   and hourly.revision = r.revision
                   and hourly.slot >= :hoursFrom
            set    r.thinned_at = utc_timestamp(6)
            where  r.thinned_at is null
            and    r.state in ('PUBLISHED', 'FAILED')
            and    r.slot >= :from
            and    r.slot < :until
            and    hourly.slot is null
            """;
    private static final String WITH_BLOCKS =
            """
            select r.slot, r.revision
            from   run r
            where  r.thinned_at is not null
            and    exists (select 1
                           from   run_block b
                           where  b.slot = r.slot
                           and    b.revision = r.revision)
            order  by r.thinned_at desc
            limit  :limit
            """;

    private static final String KEPT =
            """
            select (select min(slot)
                    from   run
                    where  state = 'PUBLISHED'
                    and    thinned_at is null)           as oldest,
                   (select min(slot)
                    from   run
                    where  state = 'PUBLISHED'
                    and    thinned_at is null
                    and    slot > (select coalesce(max(slot), -1)
                                   from   run
                                   where  thinned_at is not null)) as whole_from,
                   (select max(thinned_at)
                    from   run)                          as last_thinned
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;

    public ValuationDays(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(PROPAGATION_NOT_SUPPORTED);
    }

    /// A partition: slots from `from` on before `until`, and what it takes on disk by the server's estimate.
    public record Day(String name, Instant from, Instant until, long bytes) {
        public boolean holds(Instant slot) {
            return !slot.isBefore(from) && slot.isBefore(until);
        }
    }

    /// What is kept now: since `oldestOrNull` values of some slots, since `wholeOrNull` of every slot; null while there are none.
    /// `thinnedAtOrNull`: when a run was thinned last.
    public record Kept(
            @Nullable Instant oldestOrNull,
            @Nullable Instant wholeOrNull,
            @Nullable Instant thinnedAtOrNull,
            int days,
            long bytes) {}

    /// `missing`: days that could not be made, because more than was allowed would have had to move: `heldBytes`.
    public record Cut(int made, int missing, long heldBytes) {}

    /// Somebody else used the table all the time.
    public static final class Busy extends RuntimeException {
        Busy() {
            super("The table of values was in use");
        }
    }

    /// The database found that something would be lost, or that it is too early.
    public static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /// Makes the days that are missing from today until so many days ahead, unless more than `mostBytes` have to move for that.
    public Cut cut(int daysAhead, long mostBytes) {
        return changing(() ->
                jdbc.sql(CUT)
                        .param("ahead", daysAhead)
                        .param("mostBytes", mostBytes)
                        .query((row, _) ->
                                new Cut(
                                        row.getInt("made"),
                                        row.getInt("missing"),
                                        row.getLong("held_bytes")))
                        .single());
    }

    /// Oldest first. The first one holds whatever is older, too.
    public List<Day> all() {
        return jdbc.sql(ALL)
                .query((row, _) ->
                        new Day(
                                row.getString("partition_name"),
                                Instant.ofEpochSecond(row.getLong("from_slot")),
                                Instant.ofEpochSecond(row.getLong("until_slot")),
                                row.getLong("data_length")))
                .list();
    }

    public Kept kept() {
        var days = all();
        return jdbc.sql(KEPT)
                .query((row, _) ->
                        new Kept(
                                slot(row, "oldest"),
                                slot(row, "whole_from"),
                                Utc.instantOrNull(row, "last_thinned"),
                                days.size(),
                                days.stream().mapToLong(Day::bytes).sum()))
                .single();
    }

    /// Slots before `until` of which values are kept that should not be: they are not the last of their hour, or from before `hoursFrom`.
    public List<Instant> tooMuch(Instant until, Instant hoursFrom) {
        return jdbc.sql(TOO_MUCH)
                .param("until", until.getEpochSecond())
                .param("hoursFrom", hoursFrom.getEpochSecond())
                .query((row, _) -> Instant.ofEpochSecond(row.getLong("slot")))
                .list();
    }

    /// The runs whose values stay of a day that is thinned: of each hour from `hoursFrom` on the last published one.
    public List<RunId> hourly(Day day, Instant hoursFrom) {
        return jdbc.sql(HOURLY)
                .param("from", Math.max(day.from().getEpochSecond(), hoursFrom.getEpochSecond()))
                .param("until", day.until().getEpochSecond())
                .query(ValuationDays::toRun)
                .list();
    }

    /// Clears what lies there from another day.
    public void begin() {
        changing(() -> jdbc.sql(BEGIN).update());
    }

    /// Copies the values of a run that stay.
    public void keep(RunId run) {
        alone(() -> of(KEEP, run).update());
    }

    /// Lets the day have what was copied and nothing else, for all readers at once.
    public void thin(Day day, Instant hoursFrom) {
        changing(() -> on(day, THIN, hoursFrom));
    }

    /// Drops a day that ended before `hoursFrom`.
    public void drop(Day day, Instant hoursFrom) {
        changing(() -> on(day, DROP, hoursFrom));
    }

    /// Says of the runs of a day that their values are gone, where they do not stay; how many those are.
    public int mark(Day day, Instant hoursFrom) {
        return jdbc.sql(MARK)
                .param("hoursFrom", hoursFrom.getEpochSecond())
                .param("from", day.from().getEpochSecond())
                .param("until", day.until().getEpochSecond())
                .update();
    }

    /// Removes the counts by block of up to `runs` thinned runs; of how many.
    public int forgetBlocks(int runs) {
        var some = jdbc.sql(WITH_BLOCKS).param("limit", runs).query(ValuationDays::toRun).list();
        some.forEach(run -> alone(() -> of(FORGET, run).update()));
        return some.size();
    }

    private int on(Day day, String procedure, Instant hoursFrom) {
        return jdbc.sql(procedure)
                .param("day", day.name())
                .param("hoursFrom", hoursFrom.getEpochSecond())
                .update();
    }

    private <T> T changing(Supplier<T> statement) {
        try {
            return alone(statement);
        } catch (DataAccessException e) {
            if (Transactions.worthRunningAgain(e)) {
                // without its cause: who holds a lock meanwhile is not to try the whole again at
                // once
                throw new Busy();
            }
            if (e.getRootCause() instanceof SQLException why
                    && SIGNALLED.equals(why.getSQLState())) {
                throw new Refused(String.valueOf(why.getMessage()));
            }
            throw e;
        }
    }

    /// On a connection of its own: a change of a table would commit what a running transaction has done.
    private <T> T alone(Supplier<T> statement) {
        return alone.execute(_ -> statement.get());
    }

    private JdbcClient.StatementSpec of(String sql, RunId run) {
        return jdbc.sql(sql)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision());
    }

    private static @Nullable Instant slot(ResultSet row, String column) throws SQLException {
        var second = row.getObject(column, Long.class);
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    private static RunId toRun(ResultSet row, int number) throws SQLException {
        return new RunId(Slot.ofEpochSecond(row.getLong("slot")), row.getInt("revision"));
    }
}
