package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.BulkLoad;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Worth of each portfolio at the end of each day in its zone: the base of the day change and of long charts.
///
/// Append only. What is learnt of a day later is another version of its close; the one recorded last counts.
@Repository
public class DailyCloses {
    static final String COLUMNS =
            """
            portfolio_id, day, market_value, cash, cost, realised_gain, contributions, withdrawals,
            as_of, recorded_at, position_seq, slot, revision\
            """;

    /// Closes that no run made.
    static final RunId NO_RUN = new RunId(Slot.ofEpochSecond(0), 0);

    private static final Instant ALL_THAT_IS_KNOWN = Instant.parse("9999-01-01T00:00:00Z");

    private static final String KNOWN_TO =
            """
            select coalesce(r.inputs_at, utc_timestamp(6)) as inputs_at, r.position_seq
            from   (select 1) one
            left   join run r
                   on  r.slot = :slot
                   and r.revision = :revision
            """;
    private static final String OF =
            """
            select portfolio_id, day, market_value, cash, cost, realised_gain, contributions, withdrawals, as_of
            from   daily_close c
            where  portfolio_id = :portfolio
            and    day between :from and :to
            and    recorded_at <= :known
            and    not exists (select 1
                               from   daily_close newer
                               where  newer.portfolio_id = c.portfolio_id
                               and    newer.day = c.day
                               and    newer.recorded_at > c.recorded_at
                               and    newer.recorded_at <= :known)
            order  by day
            """;
    private static final String COMPUTED =
            """
            select day
            from   daily_close c
            where  portfolio_id = :portfolio
            and    day between :from and :to
            and    slot = 0
            and    not exists (select 1
                               from   daily_close newer
                               where  newer.portfolio_id = c.portfolio_id
                               and    newer.day = c.day
                               and    newer.recorded_at > c.recorded_at)
            """;

    /// From so many closes on a stream is worth its fixed cost.
    private static final int MANY = 500;

    private final JdbcClient jdbc;
    private final BulkLoad load;
    private final MultiRowInsert insert;
    private final CloseChanges changes;

    public DailyCloses(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.load = new BulkLoad(template, "daily_close", COLUMNS);
        this.changes = new CloseChanges(jdbc);
        this.insert =
                new MultiRowInsert(
                        jdbc,
                        "insert ignore into daily_close (" + COLUMNS + ")",
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /// Amounts in the portfolio's base currency, four digits. What came from outside that day and what went there are both not negative.
    public record Close(
            PortfolioId portfolio,
            LocalDate day,
            BigDecimal marketValue,
            BigDecimal cash,
            BigDecimal cost,
            BigDecimal realisedGain,
            BigDecimal contributions,
            BigDecimal withdrawals) {
        public BigDecimal total() {
            return marketValue.add(cash);
        }

        /// Net external flows of the day.
        public BigDecimal flows() {
            return contributions.subtract(withdrawals);
        }
    }

    /// A close, and until when prices and rates count in it.
    public record TimedClose(Close close, Instant asOf) {}

    /// What a close was made of: prices and rates until `asOf`, all that was recorded until `recordedAt`, bookings until a position
    /// sequence, if that is known.
    public record Basis(Instant asOf, Instant recordedAt, @Nullable Long sequenceOrNull) {}

    /// Writes closes taken from the figures of `run`: they know what the run knew when it fixed its inputs. Those that are there stay.
    /// Call late in a transaction: bookings wait from here until it ends.
    public void store(RunId run, List<Close> closes) {
        if (closes.isEmpty()) {
            return;
        }
        var known = knownTo(run);
        var rows = closes.stream().map(close -> row(close, known, run)).toList();
        if (rows.size() >= MANY && load.isAllowed()) {
            load.write(rows);
        } else {
            insert.write(rows);
        }
        changes.tell(closes.stream().map(Close::portfolio).toList(), run);
    }

    /// Writes closes of one portfolio that were computed again.
    public void correct(List<TimedClose> closes, Instant recordedAt, long sequence) {
        insert.write(
                closes.stream()
                        .map(one ->
                                row(
                                        one.close(),
                                        new Basis(one.asOf(), recordedAt, sequence),
                                        NO_RUN))
                        .toList());
        changes.tell(closes.stream().map(one -> one.close().portfolio()).toList());
    }

    private Basis knownTo(RunId run) {
        return jdbc.sql(KNOWN_TO)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) ->
                        new Basis(
                                Utc.instant(row, "inputs_at"),
                                Utc.instant(row, "inputs_at"),
                                row.getObject("position_seq", Long.class)))
                .single();
    }

    static List<@Nullable Object> row(Close close, Basis basis, RunId run) {
        return Arrays.asList(
                close.portfolio().value(),
                close.day(),
                close.marketValue(),
                close.cash(),
                close.cost(),
                close.realisedGain(),
                close.contributions(),
                close.withdrawals(),
                Utc.of(basis.asOf()),
                Utc.of(basis.recordedAt()),
                basis.sequenceOrNull(),
                run.slot().epochSecond(),
                run.revision());
    }

    /// Closes of one portfolio, oldest first, both days included.
    public List<Close> of(PortfolioId portfolio, LocalDate from, LocalDate to) {
        return asKnown(portfolio, from, to, ALL_THAT_IS_KNOWN);
    }

    /// The closes of one portfolio that somebody saw who asked at `known`, oldest first, both days included.
    public List<Close> asKnown(PortfolioId portfolio, LocalDate from, LocalDate to, Instant known) {
        return timed(portfolio, from, to, known).stream().map(TimedClose::close).toList();
    }

    /// Days whose close was computed from ledger and prices and so may differ from what the runs of that day said, both days included.
    public Set<LocalDate> computed(PortfolioId portfolio, LocalDate from, LocalDate to) {
        return Set.copyOf(
                jdbc.sql(COMPUTED)
                        .param("portfolio", portfolio.value())
                        .param("from", from)
                        .param("to", to)
                        .query(LocalDate.class)
                        .list());
    }

    /// Closes of one portfolio from a day on, oldest first.
    public List<TimedClose> from(PortfolioId portfolio, LocalDate from) {
        return timed(portfolio, from, LocalDate.of(9999, 12, 31), ALL_THAT_IS_KNOWN);
    }

    private List<TimedClose> timed(
            PortfolioId portfolio, LocalDate from, LocalDate to, Instant known) {
        return jdbc.sql(OF)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .param("to", to)
                .param("known", Utc.of(known))
                .query((row, _) -> new TimedClose(toClose(row), Utc.instant(row, "as_of")))
                .list();
    }

    private static Close toClose(ResultSet row) throws SQLException {
        return new Close(
                new PortfolioId(row.getLong("portfolio_id")),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("market_value"),
                row.getBigDecimal("cash"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("realised_gain"),
                row.getBigDecimal("contributions"),
                row.getBigDecimal("withdrawals"));
    }
}
