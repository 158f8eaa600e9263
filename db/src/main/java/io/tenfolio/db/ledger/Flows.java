package io.tenfolio.db.ledger;

import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What came into portfolios from outside and went out of them: deposits, withdrawals, deliveries, and transfers from one portfolio to
/// another. A reversal undoes the flow of what it reverses; units of a duplicate are units of what it was merged into.
@Repository
public class Flows {
    private static final String FLOW =
            """
            select straight_join x.*, e.effective_at, e.kind, e.gross, e.currency, e.quantity,
                   if(i.asset_class = 'CASH', null, i.id) as instrument_id,
                   i.currency as instrument_currency,
                   if(booked.reverses_id is null, 1, -1) as sign,
                   own.portfolio_id as own_portfolio,
                   other.portfolio_id as other_portfolio
            from   (%s) x
            join   ledger_entry booked on booked.id = x.entry_id
            join   ledger_entry e on e.id = coalesce(booked.reverses_id, booked.id)
            join   account own on own.id = e.account_id
            left   join account other on other.id = e.counter_account_id
            left   join instrument named on named.id = e.instrument_id
            left   join instrument i on i.id = coalesce(named.merged_into, named.id)
            where  e.kind in ('DEPOSIT', 'WITHDRAWAL', 'DELIVERY_IN', 'DELIVERY_OUT')
            or     e.kind = 'TRANSFER' and own.portfolio_id <> other.portfolio_id
            """;

    private static final String CHANGES =
            FLOW.formatted(
                    """
                    select c.portfolio_id, c.entry_id, max(c.seq) as seq
                    from   position_change c
                    where  c.seq > :after
                    and    c.seq <= (select position_seq
                                     from   run
                                     where  slot = :slot
                                     and    revision = :revision)
                    and    c.portfolio_id between :first and :last
                    and    c.entry_id is not null
                    group  by c.portfolio_id, c.entry_id
                    """);

    private static final String BETWEEN =
            FLOW.formatted(
                    """
                    select distinct c.portfolio_id, c.entry_id
                    from   position_change c
                    where  c.seq > :after
                    and    c.seq <= :upTo
                    and    c.portfolio_id = :portfolio
                    and    c.entry_id is not null
                    """);

    // two ways in, each by its own index and in this order: an "or" over both accounts, or a join
    // that begins at the entries, reads the
    // whole ledger
    private static final String FROM_TIME =
            FLOW.formatted(
                    """
                    select straight_join a.portfolio_id, l.id as entry_id, 0 as seq
                    from   run r
                    join   account a
                    on     a.portfolio_id between :first and :last
                    join   ledger_entry l
                    on     l.account_id = a.id
                    and    l.effective_at >= :from
                    and    l.effective_at <= r.inputs_at
                    and    l.recorded_at <= r.inputs_at
                    where  r.slot = :slot
                    and    r.revision = :revision
                    union
                    select straight_join a.portfolio_id, l.id as entry_id, 0 as seq
                    from   run r
                    join   account a
                    on     a.portfolio_id between :first and :last
                    join   ledger_entry l
                    on     l.counter_account_id = a.id
                    and    l.effective_at >= :from
                    and    l.effective_at <= r.inputs_at
                    and    l.recorded_at <= r.inputs_at
                    where  r.slot = :slot
                    and    r.revision = :revision
                    """);

    private static final String BEGAN =
            """
            select a.portfolio_id, min(e.effective_at) as began
            from   account a
            join   ledger_entry e
            on     e.account_id = a.id
            where  a.portfolio_id between :first and :last
            group  by a.portfolio_id
            """;

    private final JdbcClient jdbc;

    public Flows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An amount of `currency`, or so many units of an instrument quoted in it; negative when it went out.
    public record Flow(
            PortfolioId portfolio,
            BigDecimal amount,
            Currency currency,
            @Nullable InstrumentId instrumentOrNull) {}

    /// Since when the flows of a portfolio are asked for: bookings after a position sequence, or what took effect from a time on, or
    /// both; a booking that is both counts once.
    public record Since(
            PortfolioId portfolio, @Nullable Long sequenceOrNull, @Nullable Instant timeOrNull) {
        boolean includes(Told told) {
            return sequenceOrNull != null && told.sequence > sequenceOrNull
                    || timeOrNull != null && !told.effective.isBefore(timeOrNull);
        }
    }

    /// `effective`: of a reversal, when that took effect what it reverses. `sequence`: 0 where it was not asked for.
    private record Told(long entry, long sequence, Instant effective, Flow flow) {}

    /// What the positions of one portfolio include beyond `after`, up to `upTo`.
    public List<Flow> between(long after, long upTo, PortfolioId portfolio) {
        return jdbc.sql(BETWEEN)
                .param("after", after)
                .param("upTo", upTo)
                .param("portfolio", portfolio.value())
                .query(Flows::toFlow)
                .list();
    }

    /// What the positions of `run` include beyond what each portfolio asks for; all of them are among `which`.
    public List<Flow> since(Collection<Since> all, RunId run, PortfolioSelection which) {
        var since = new HashMap<PortfolioId, Since>();
        all.forEach(one -> since.put(one.portfolio(), one));
        var told =
                Stream.concat(
                        all.stream()
                                .map(Since::sequenceOrNull)
                                .filter(Objects::nonNull)
                                .min(Long::compare)
                                .stream()
                                .flatMap(after -> changes(after, run, which)),
                        all.stream()
                                .map(Since::timeOrNull)
                                .filter(Objects::nonNull)
                                .min(Instant::compareTo)
                                .stream()
                                .flatMap(from -> times(from, run, which)));
        var flows = new LinkedHashMap<Key, Flow>();
        told.forEach(one -> {
            var asked = since.get(one.flow.portfolio());
            if (asked != null && asked.includes(one)) {
                flows.putIfAbsent(new Key(asked.portfolio(), one.entry), one.flow);
            }
        });
        return List.copyOf(flows.values());
    }

    private record Key(PortfolioId portfolio, long entry) {}

    private Stream<Told> changes(long after, RunId run, PortfolioSelection which) {
        return in(CHANGES, run, which).param("after", after).query(Flows::toTold).list().stream();
    }

    private Stream<Told> times(Instant from, RunId run, PortfolioSelection which) {
        return in(FROM_TIME, run, which)
                .param("from", Utc.of(from))
                .query(Flows::toTold)
                .list()
                .stream();
    }

    /// When the first entry of each of the portfolios took effect; portfolios without entries are left out.
    public Map<PortfolioId, Instant> began(PortfolioSelection which) {
        var began = new HashMap<PortfolioId, Instant>();
        which.ask(jdbc, BEGAN)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        began.put(
                                                new PortfolioId(row.getLong("portfolio_id")),
                                                Utc.instant(row, "began")));
        return began;
    }

    private JdbcClient.StatementSpec in(String sql, RunId run, PortfolioSelection which) {
        return which.ask(jdbc, sql)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision());
    }

    private static Told toTold(ResultSet row, int number) throws SQLException {
        return new Told(
                row.getLong("entry_id"),
                row.getLong("seq"),
                Utc.instant(row, "effective_at"),
                toFlow(row, number));
    }

    private static Flow toFlow(ResultSet row, int number) throws SQLException {
        var portfolio = new PortfolioId(row.getLong("portfolio_id"));
        var sign = BigDecimal.valueOf(row.getInt("sign"));
        return switch (row.getString("kind")) {
            case "DEPOSIT", "DELIVERY_IN" -> money(row, portfolio, sign);
            case "WITHDRAWAL", "DELIVERY_OUT" -> money(row, portfolio, sign.negate());
            case "TRANSFER" ->
                    units(
                            row,
                            portfolio,
                            portfolio.value() == row.getLong("own_portfolio")
                                    ? sign.negate()
                                    : sign);
            default -> throw new SQLException("Not a flow: " + row.getString("kind"));
        };
    }

    private static Flow money(ResultSet row, PortfolioId portfolio, BigDecimal sign)
            throws SQLException {
        return new Flow(
                portfolio,
                row.getBigDecimal("gross").multiply(sign),
                Currency.getInstance(row.getString("currency")),
                null);
    }

    private static Flow units(ResultSet row, PortfolioId portfolio, BigDecimal sign)
            throws SQLException {
        var instrument = row.getObject("instrument_id", Integer.class);
        return new Flow(
                portfolio,
                row.getBigDecimal("quantity").multiply(sign),
                Currency.getInstance(row.getString("instrument_currency")),
                instrument == null ? null : new InstrumentId(instrument));
    }
}
