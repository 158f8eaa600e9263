package io.tenfolio.db.price;

import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.sql.CommitOrder;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Prices that sources pushed between slots, numbered in the order of their commit: who knows a number knows all before it.
@Repository
public class Pushes {
    private static final String LAST_BEFORE =
            """
            select coalesce(max(seq), 0)
            from   pushed_price
            where  pushed_at < :moment
            """;
    private static final String RECORDED =
            """
            select id, instrument_id
            from   price
            where  recorded_at = :recordedAt
            and    instrument_id in (:instruments)
            """;
    private static final String AFTER =
            """
            select pushed.seq, pushed.quality as quality_now,
                   p.id, p.instrument_id, p.as_of, p.recorded_at, p.per_unit, p.currency, p.source, p.quality
            from   pushed_price pushed
            join   price p on p.id = pushed.price_id
            where  pushed.seq > :after
            order  by pushed.seq
            """;
    private static final String FORGET =
            """
            delete from pushed_price
            where  pushed_at < :before
            order  by pushed_at
            limit  :limit
            """;

    private final JdbcClient jdbc;
    private final CommitOrder order;
    private final Prices prices;

    public Pushes(JdbcClient jdbc, Prices prices) {
        this.jdbc = jdbc;
        this.order = new CommitOrder(jdbc, "push_sequence");
        this.prices = prices;
    }

    /// A price and its place in the order of pushes; its quality is the one it has until the next run.
    public record Pushed(long sequence, Price price) {}

    /// Writes prices as [Prices#record] does, those that are new with their numbers. Call late in a transaction: others who push wait until
    /// it ends.
    ///
    /// @param qualities what each is until the next run
    /// @return how many are new
    public int record(
            List<NewPrice> chosen, Map<InstrumentId, Quality> qualities, Instant recordedAt) {
        if (chosen.isEmpty()) {
            return 0;
        }
        long sequence = order.lock();
        prices.record(chosen, recordedAt);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var price : recorded(chosen, recordedAt)) {
            rows.add(
                    List.of(
                            ++sequence,
                            price.id,
                            qualities.getOrDefault(price.instrument, Quality.FRESH).code(),
                            Utc.of(recordedAt)));
        }
        new MultiRowInsert(
                        jdbc,
                        "insert into pushed_price (seq, price_id, quality, pushed_at)",
                        "(?, ?, ?, ?)")
                .write(rows);
        order.taken(sequence);
        return rows.size();
    }

    private record Recorded(long id, InstrumentId instrument) {}

    private List<Recorded> recorded(List<NewPrice> chosen, Instant recordedAt) {
        return jdbc.sql(RECORDED)
                .param("recordedAt", Utc.of(recordedAt))
                .param(
                        "instruments",
                        chosen.stream().map(price -> price.instrument().value()).toList())
                .query((row, _) ->
                        new Recorded(
                                row.getLong("id"), new InstrumentId(row.getInt("instrument_id"))))
                .list();
    }

    /// The number of the last one that is committed.
    public long last() {
        return order.last();
    }

    /// The number of the last one before `moment`.
    public long lastBefore(Instant moment) {
        return jdbc.sql(LAST_BEFORE).param("moment", Utc.of(moment)).query(Long.class).single();
    }

    /// Those after a number, in their order.
    public List<Pushed> after(long sequence) {
        return jdbc.sql(AFTER)
                .param("after", sequence)
                .query((row, _) ->
                        new Pushed(
                                row.getLong("seq"),
                                Prices.toPrice(row)
                                        .withQuality(Quality.ofCode(row.getInt("quality_now")))))
                .list();
    }

    /// Prices stay; that they were pushed is forgotten. How many were.
    public int forget(Instant before, int limit) {
        return jdbc.sql(FORGET).param("before", Utc.of(before)).param("limit", limit).update();
    }
}
