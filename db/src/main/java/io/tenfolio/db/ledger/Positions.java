package io.tenfolio.db.ledger;

import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.portfolio.PositionSequence;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Positions, read for valuing. Only [Ledgers] writes them.
@Repository
public class Positions {
    private static final String ELIGIBLE =
            """
            select id, base_currency, zone
            from   portfolio
            where  id between :first and :last
            and    opened_seq <= :sequence
            and    (closed_seq is null or closed_seq > :sequence)
            and    not exists (select 1
                               from   portfolio_pause pause
                               where  pause.portfolio_id = portfolio.id
                               and    pause.closed_seq <= :sequence
                               and    pause.reopened_seq > :sequence)
            order  by id
            """;
    private static final String COUNT_ELIGIBLE =
            """
            select count(*)
            from   portfolio
            where  opened_seq <= :sequence
            and    (closed_seq is null or closed_seq > :sequence)
            and    not exists (select 1
                               from   portfolio_pause pause
                               where  pause.portfolio_id = portfolio.id
                               and    pause.closed_seq <= :sequence
                               and    pause.reopened_seq > :sequence)
            """;

    // what has not changed since the sequence, and for what has, what it was then
    private static final String HELD =
            """
            select held.portfolio_id, held.account_id, held.instrument_id, held.quantity, held.cost, held.realised_gain,
                   i.asset_class, i.currency, p.base_currency
            from   (select portfolio_id, account_id, instrument_id, quantity, cost, realised_gain
                    from   account_position
                    where  portfolio_id between :first and :last
                    and    change_seq <= :sequence
                    union  all
                    select then_.portfolio_id, then_.account_id, then_.instrument_id,
                           then_.quantity, then_.cost, then_.realised_gain
                    from   account_position now_
                    join   position_change then_
                           on  then_.portfolio_id = now_.portfolio_id
                           and then_.account_id = now_.account_id
                           and then_.instrument_id = now_.instrument_id
                           and then_.seq = (select max(earlier.seq)
                                            from   position_change earlier
                                            where  earlier.portfolio_id = now_.portfolio_id
                                            and    earlier.account_id = now_.account_id
                                            and    earlier.instrument_id = now_.instrument_id
                                            and    earlier.seq <= :sequence)
                    where  now_.portfolio_id between :first and :last
                    and    now_.change_seq > :sequence) held
            join   instrument i on i.id = held.instrument_id
            join   portfolio p on p.id = held.portfolio_id
            order  by held.portfolio_id, held.account_id, held.instrument_id
            """;

    private static final String LAST_CHANGES =
            """
            select portfolio_id, max(change_seq) as last_seq
            from   account_position
            where  portfolio_id in (:portfolios)
            group  by portfolio_id
            """;
    private static final String LAST_BY =
            """
            select seq
            from   position_change
            where  changed_at <= :moment
            order  by seq desc
            limit  1
            """;
    private static final String OPENED =
            """
            select opened_seq
            from   portfolio
            where  id = :portfolio
            """;

    private final JdbcClient jdbc;
    private final PositionSequence sequence;

    /// One object a zone, however many portfolios are told in it.
    private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

    public Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sequence = new PositionSequence(jdbc);
    }

    /// An eligible portfolio (not closed) and what it holds, cash included.
    public record Held(PortfolioId portfolio, Currency base, ZoneId zone, List<Holding> holdings) {}

    /// The sequence of the last change that is committed.
    public long sequence() {
        return sequence.last();
    }

    /// The sequence of the last change that was committed by `moment`; 0 when there was none. It walks back from the newest one.
    public long sequenceAt(Instant moment) {
        return jdbc.sql(LAST_BY)
                .param("moment", Utc.of(moment))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// How many portfolios were open as of `sequence`; the same whenever it is asked.
    public int eligible(long sequence) {
        return jdbc.sql(COUNT_ELIGIBLE).param("sequence", sequence).query(Integer.class).single();
    }

    /// How many of some portfolios were open then.
    public int eligible(Collection<PortfolioId> portfolios, long sequence) {
        return portfolios.isEmpty()
                ? 0
                : eligible(PortfolioSelection.some(portfolios), sequence).size();
    }

    /// Those of the portfolios that are eligible, by number.
    List<Eligible> eligible(PortfolioSelection which, long sequence) {
        return which.ask(jdbc, ELIGIBLE).param("sequence", sequence).query(this::toEligible).list();
    }

    /// Eligible portfolios numbered `first` to `last` with their positions as of `sequence`, by number. Portfolios that hold
    /// nothing are there with an empty list.
    public List<Held> between(PortfolioId first, PortfolioId last, long sequence) {
        return held(new PortfolioSelection.Range(first, last), sequence);
    }

    /// The same of those of the portfolios that are eligible.
    List<Held> held(PortfolioSelection which, long sequence) {
        var holdings = holdings(which, sequence);
        return eligible(which, sequence).stream()
                .map(one ->
                        new Held(
                                one.portfolio(),
                                one.base(),
                                one.zone(),
                                holdings.getOrDefault(one.portfolio(), List.of())))
                .toList();
    }

    /// What one portfolio holds as of `sequence`.
    public List<Holding> of(PortfolioId portfolio, long sequence) {
        return holdings(new PortfolioSelection.Range(portfolio, portfolio), sequence)
                .getOrDefault(portfolio, List.of());
    }

    /// The sequence of the last change of each portfolio's positions; those that never held anything are left out.
    public Map<PortfolioId, Long> lastChanges(Collection<PortfolioId> portfolios) {
        var last = new HashMap<PortfolioId, Long>();
        if (!portfolios.isEmpty()) {
            jdbc.sql(LAST_CHANGES)
                    .param("portfolios", portfolios.stream().map(PortfolioId::value).toList())
                    .query(row -> {
                        last.put(
                                new PortfolioId(row.getLong("portfolio_id")),
                                row.getLong("last_seq"));
                    });
        }
        return last;
    }

    /// The sequence at which a portfolio was opened: a run of an earlier one knows nothing of it.
    public long opened(PortfolioId portfolio) {
        return jdbc.sql(OPENED).param("portfolio", portfolio.value()).query(Long.class).single();
    }

    private Map<PortfolioId, List<Holding>> holdings(PortfolioSelection which, long sequence) {
        var holdings = new HashMap<PortfolioId, List<Holding>>();
        which.ask(jdbc, HELD)
                .param("sequence", sequence)
                .query(row -> {
                    holdings.computeIfAbsent(
                                    new PortfolioId(row.getLong("portfolio_id")),
                                    _ -> new ArrayList<>())
                            .add(toHolding(row));
                });
        return holdings;
    }

    private Eligible toEligible(ResultSet row, int number) throws SQLException {
        return new Eligible(
                new PortfolioId(row.getLong("id")),
                Currency.getInstance(row.getString("base_currency")),
                zones.computeIfAbsent(row.getString("zone"), ZoneId::of));
    }

    private static Holding toHolding(ResultSet row) throws SQLException {
        var base = Currency.getInstance(row.getString("base_currency"));
        return new Holding(
                new AccountId(row.getLong("account_id")),
                new InstrumentId(row.getInt("instrument_id")),
                AssetClass.valueOf(row.getString("asset_class")),
                Currency.getInstance(row.getString("currency")),
                new Quantity(row.getBigDecimal("quantity")),
                new Worth(row.getBigDecimal("cost"), base),
                new Worth(row.getBigDecimal("realised_gain"), base));
    }
}
