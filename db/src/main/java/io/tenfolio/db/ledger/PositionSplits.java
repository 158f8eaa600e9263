package io.tenfolio.db.ledger;

import static java.util.stream.Collectors.toMap;

import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.OpenSplits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The splits that are in positions while the price of their instrument is still from before them. On almost all days there are none, and
/// that is known after one step into the index for each instrument.
@Repository
public class PositionSplits {
    private static final int INSTRUMENTS_PER_QUESTION = 1_000;

    // a merged duplicate's entries are in the survivor's positions
    private static final String LAST_SPLITS =
            """
            select i.id, coalesce(i.merged_into, i.id) as survivor,
                   (select max(e.effective_at)
                    from   ledger_entry e
                    where  e.instrument_id = i.id
                    and    e.kind = 'SPLIT') as last_split
            from   instrument i
            where  i.id in (:instruments)
            or     i.merged_into in (:instruments)
            """;

    // as `LedgersThen` tells a ledger of a sequence: without what became part of positions after it
    // or has not yet
    private static final String BOOKED =
            """
            select a.portfolio_id, e.account_id, i.id as booked_under, coalesce(i.merged_into, i.id) as survivor, e.effective_at, e.ratio_new, e.ratio_old, p.zone
            from   ledger_entry e
            join   instrument i on i.id = e.instrument_id
            join   account a on a.id = e.account_id
            join   portfolio p on p.id = a.portfolio_id
            where  e.instrument_id in (:instruments)
            and    e.kind = 'SPLIT'
            and    e.effective_at > :oldest
            and    a.portfolio_id between :first and :last
            and    not exists (select 1
                               from   entry_ahead ahead
                               where  ahead.entry_id = e.id)
            and    not exists (select 1
                               from   position_change later
                               where  later.portfolio_id = a.portfolio_id
                               and    later.account_id = e.account_id
                               and    later.seq > :sequence
                               and    later.entry_id = e.id)
            and    not exists (select 1
                               from   ledger_entry reversal
                               where  reversal.reverses_id = e.id
                               and    not exists (select 1
                                                  from   position_change later
                                                  where  later.portfolio_id = a.portfolio_id
                                                  and    later.account_id = e.account_id
                                                  and    later.seq > :sequence
                                                  and    later.entry_id = reversal.id)
                               and    not exists (select 1
                                                  from   ledger_entry again
                                                  where  again.reverses_id = reversal.id
                                                  and    not exists (select 1
                                                                     from   position_change later
                                                                     where  later.portfolio_id = a.portfolio_id
                                                                     and    later.account_id = e.account_id
                                                                     and    later.seq > :sequence
                                                                     and    later.entry_id = again.id)))
            order  by e.effective_at, e.id
            """;

    private final JdbcClient jdbc;

    public PositionSplits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those in everybody's positions as of `sequence` that are later than the price of their instrument.
    public OpenSplits since(Collection<Price> prices, long sequence) {
        return read(prices, sequence, PortfolioSelection.ALL);
    }

    /// The same of one portfolio.
    public OpenSplits since(Collection<Price> prices, long sequence, PortfolioId portfolio) {
        return read(prices, sequence, new PortfolioSelection.Range(portfolio, portfolio));
    }

    private OpenSplits read(Collection<Price> prices, long sequence, PortfolioSelection which) {
        var open = open(prices);
        return open.isEmpty()
                ? OpenSplits.NONE
                : OpenSplits.together(booked(open, sequence, which).values());
    }

    /// The numbers of instruments under which splits later than the price may have been booked, with the time of the price.
    public Map<Integer, Instant> open(Collection<Price> prices) {
        var pricedAt =
                prices.stream().collect(toMap(price -> price.instrument().value(), Price::asOf));
        var open = new HashMap<Integer, Instant>();
        for (var some : Portions.of(List.copyOf(pricedAt.keySet()), INSTRUMENTS_PER_QUESTION)) {
            open.putAll(splitSince(some, pricedAt));
        }
        return open;
    }

    /// Those in positions as of `sequence` that are later than prices of these times, of each portfolio that has any.
    ///
    /// @param open not empty
    public Map<PortfolioId, OpenSplits> booked(
            Map<Integer, Instant> open, long sequence, PortfolioSelection which) {
        var booked = new HashMap<PortfolioId, Map<PositionKey, List<KnownSplit>>>();
        which.ask(jdbc, BOOKED)
                .param("instruments", open.keySet())
                .param("oldest", Utc.of(Collections.min(open.values())))
                .param("sequence", sequence)
                .query(row -> {
                    var split = toSplit(row);
                    var priced = open.get(row.getInt("booked_under"));
                    if (priced != null && split.effectiveAt().isAfter(priced)) {
                        booked.computeIfAbsent(
                                        new PortfolioId(row.getLong("portfolio_id")),
                                        _ -> new HashMap<>())
                                .computeIfAbsent(toKey(row), _ -> new ArrayList<>())
                                .add(split);
                    }
                });
        return booked.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, one -> new OpenSplits(one.getValue())));
    }

    private Map<Integer, Instant> splitSince(
            List<Integer> instruments, Map<Integer, Instant> pricedAt) {
        var open = new HashMap<Integer, Instant>();
        jdbc.sql(LAST_SPLITS)
                .param("instruments", instruments)
                .query(row -> {
                    var last = Utc.instantOrNull(row, "last_split");
                    var priced = pricedAt.get(row.getInt("survivor"));
                    if (last != null && priced != null && last.isAfter(priced)) {
                        open.put(row.getInt("id"), priced);
                    }
                });
        return open;
    }

    private static PositionKey toKey(ResultSet row) throws SQLException {
        return new PositionKey(
                new AccountId(row.getLong("account_id")), new InstrumentId(row.getInt("survivor")));
    }

    private static KnownSplit toSplit(ResultSet row) throws SQLException {
        return KnownSplit.ofDay(
                Utc.instant(row, "effective_at"),
                ZoneId.of(row.getString("zone")),
                row.getInt("ratio_new"),
                row.getInt("ratio_old"));
    }
}
