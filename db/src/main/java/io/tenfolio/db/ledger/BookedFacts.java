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
/// entries tell nothing, those of a duplicate tell of what it was merged into.
@Repository
public class BookedFacts {
    // each of these with what was merged into it; apart, so that each question goes by an index
    private static final String ASKED =
            """
            select id, id as survivor
            from   instrument
            where  id in (:instruments)
            union  all
            select id, merged_into
            from   instrument
            where  merged_into in (:instruments)
            """;

    // each account books the same split for itself, at some time of the day
    private static final String SPLITS =
            """
            select i.survivor as instrument_id, min(booked.effective_at) as effective_at, booked.ratio_new, booked.ratio_old
            from   (%s) i
            join   ledger_entry booked on booked.instrument_id = i.id
            where  booked.kind = 'SPLIT'
            and    booked.effective_at <= :now
            and    not exists (select 1
                               from   ledger_entry reversal
                               where  reversal.reverses_id = booked.id)
            group  by i.survivor, date(booked.effective_at), booked.ratio_new, booked.ratio_old
            order  by effective_at
            """
                    .formatted(ASKED);
    // a trade whose price is finer or larger than a price may be says nothing: one person's odd
    // booking must
    // not fail everybody's run
    private static final String LAST_TRADES =
            """
            select instrument_id, effective_at, quantity, gross, currency
            from   (select i.survivor as instrument_id, booked.effective_at, booked.quantity, booked.gross, booked.currency,
                           row_number() over (partition by i.survivor
                                              order by booked.effective_at desc, booked.id desc) as place
                    from   (%s) i
                    join   ledger_entry booked on booked.instrument_id = i.id
                    where  booked.kind in ('BUY', 'SELL')
                    and    booked.effective_at <= :now
                    and    booked.quantity > 0
                    and    1e0 * booked.gross / booked.quantity between 1e-17 and 1e19
                    and    not exists (select 1
                                       from   ledger_entry reversal
                                       where  reversal.reverses_id = booked.id)) newest
            where  place = 1
            """
                    .formatted(ASKED);

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
