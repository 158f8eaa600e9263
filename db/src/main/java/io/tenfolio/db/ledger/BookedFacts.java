package io.tenfolio.db.ledger;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.KnownPrices.Trade;
import io.tenfolio.price.KnownSplit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What everybody's bookings tell about an instrument itself: its splits, and what it was last traded at. Reversed
/// entries tell nothing.
@Repository
public class BookedFacts {
    // each account books the same split for itself, at some time of the day
    private static final String SPLITS =
            """
            select instrument_id, min(effective_at) as effective_at, ratio_new, ratio_old
            from   ledger_entry booked
            where  instrument_id in (:instruments)
            and    kind = 'SPLIT'
            and    effective_at <= :now
            and    not exists (select 1
                               from   ledger_entry reversal
                               where  reversal.reverses_id = booked.id)
            group  by instrument_id, date(effective_at), ratio_new, ratio_old
            order  by effective_at
            """;
    // a trade whose price is finer or larger than a price may be says nothing: one person's odd
    // booking must
    // not fail everybody's run
    private static final String LAST_TRADES =
            """
            select instrument_id, effective_at, quantity, gross, currency
            from   (select booked.*,
                           row_number() over (partition by instrument_id
                                              order by effective_at desc, id desc) as place
                    from   ledger_entry booked
                    where  instrument_id in (:instruments)
                    and    kind in ('BUY', 'SELL')
                    and    effective_at <= :now
                    and    quantity > 0
                    and    1e0 * gross / quantity between 1e-17 and 1e19
                    and    not exists (select 1
                                       from   ledger_entry reversal
                                       where  reversal.reverses_id = booked.id)) newest
            where  place = 1
            """;

    private final JdbcClient jdbc;

    public BookedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The splits in effect at `now`, the oldest first.
    public Map<InstrumentId, List<KnownSplit>> splits(
            Collection<InstrumentId> instruments, Instant now) {
        var splits = new HashMap<InstrumentId, List<KnownSplit>>();
        ask(SPLITS, instruments, now)
                .query(row -> {
                    splits.computeIfAbsent(instrument(row), _ -> new ArrayList<>())
                            .add(toSplit(row));
                });
        return splits;
    }

    /// What a unit cost in the newest trade of each, before fees and taxes; to 18 digits, HALF_EVEN.
    public Map<InstrumentId, Trade> lastTrades(Collection<InstrumentId> instruments, Instant now) {
        var trades = new HashMap<InstrumentId, Trade>();
        ask(LAST_TRADES, instruments, now)
                .query(row -> {
                    trades.put(instrument(row), toTrade(row));
                });
        return trades;
    }

    /// Asks for nothing by asking for an instrument that cannot be.
    private JdbcClient.StatementSpec ask(
            String question, Collection<InstrumentId> instruments, Instant now) {
        var ids = instruments.stream().map(InstrumentId::value).toList();
        return jdbc.sql(question)
                .param("instruments", ids.isEmpty() ? List.of(0) : ids)
                .param("now", Utc.of(now));
    }

    private static InstrumentId instrument(ResultSet row) throws SQLException {
        return new InstrumentId(row.getInt("instrument_id"));
    }

    private static KnownSplit toSplit(ResultSet row) throws SQLException {
        return new KnownSplit(
                Utc.instant(row, "effective_at"), row.getInt("ratio_new"), row.getInt("ratio_old"));
    }

    private static Trade toTrade(ResultSet row) throws SQLException {
        BigDecimal perUnit =
                row.getBigDecimal("gross")
                        .divide(row.getBigDecimal("quantity"), 18, RoundingMode.HALF_EVEN);
        return new Trade(
                new UnitPrice(perUnit, Currency.getInstance(row.getString("currency"))),
                Utc.instant(row, "effective_at"));
    }
}
