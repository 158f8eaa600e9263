package io.tenfolio.db.price;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.Rate;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Chosen prices and rates, append only, and the market of each run by reference to them.
@Repository
public class Prices {
    private static final int IDS_PER_QUESTION = 1_000;
    private static final int QUESTIONS_PER_STATEMENT = 200;

    static final String COLUMNS =
            "instrument_id, as_of, recorded_at, per_unit, currency, source, quality, raw_quote_id";

    // one step from the end of the index (instrument_id, as_of, …) for each instrument, however
    // many prices it has; 5 is an estimate, which stands only while there is nothing else
    private static final String LATEST =
            """
            select p.id, p.instrument_id, p.as_of, p.recorded_at, p.per_unit, p.currency, p.source, p.quality
            from   (select coalesce((select said.id
                                     from   price said
                                     where  said.instrument_id = i.id
                                     and    said.recorded_at <= :until
                                     and    said.quality <> 5
                                     order  by said.as_of desc, said.recorded_at desc, said.source desc
                                     limit  1),
                                    (select estimated.id
                                     from   price estimated
                                     where  estimated.instrument_id = i.id
                                     and    estimated.recorded_at <= :until
                                     order  by estimated.as_of desc, estimated.recorded_at desc, estimated.source desc
                                     limit  1)) as id
                    from   instrument i) newest
            join   price p on p.id = newest.id
            """;
    private static final String KNOWN =
            """
            select id, instrument_id, as_of, recorded_at, per_unit, currency, source, quality
            from   price
            where  instrument_id in (:instruments)
            and    as_of between :first and :last
            order  by recorded_at
            """;
    private static final String BY_ID =
            """
            select id, instrument_id, as_of, recorded_at, per_unit, currency, source, quality
            from   price
            where  id in (:ids)
            """;
    // asked with the instrument and the moment as values: joined in, the moment would not bound the
    // walk through the index, and each question would read all prices since
    private static final String LAST_SAID =
            """
            (select ? as place, id, instrument_id, as_of, recorded_at, per_unit, currency, source, quality
             from   price
             where  instrument_id = ?
             and    as_of <= ?
             and    quality <> 5
             order  by as_of desc, recorded_at desc, source desc
             limit  1)
            """;
    private static final String LAST_OF_ANY_QUALITY =
            LAST_SAID.replace("and    quality <> 5\n", "");
    private static final String DAILY =
            """
            select id, instrument_id, as_of, recorded_at, per_unit, currency, source, quality
            from   (select price.*,
                           row_number() over (partition by date(as_of)
                                              order by as_of desc, recorded_at desc, source desc) as place
                    from   price
                    where  instrument_id = :instrument
                    and    as_of between :from and :to) that_day
            where  place = 1
            order  by as_of
            """;

    private final JdbcClient jdbc;
    private final Rates rates;
    private final FrozenMarkets markets;

    public Prices(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rates = new Rates(jdbc);
        this.markets = new FrozenMarkets(jdbc);
    }

    public record NewPrice(
            InstrumentId instrument,
            UnitPrice perUnit,
            Instant asOf,
            SourceName source,
            Quality quality,
            Optional<Long> rawQuote) {}

    /// Writes prices that are not there yet; what was there stays. A price is there when the last one recorded for the same
    /// instrument, time and source says the same; another value is a correction, and a row of its own.
    public void record(List<NewPrice> prices, Instant recordedAt) {
        if (prices.isEmpty()) {
            return;
        }
        var known = known(prices);
        append(
                prices.stream()
                        .filter(price ->
                                !price.perUnit().equals(known.put(Key.of(price), price.perUnit())))
                        .toList(),
                recordedAt);
    }

    /// Writes prices without looking at what is there: for many rows that cannot be there, e.g. of a demonstration.
    public void append(List<NewPrice> prices, Instant recordedAt) {
        new MultiRowInsert(
                        jdbc,
                        "insert ignore into price (" + COLUMNS + ")",
                        "(?, ?, ?, ?, ?, ?, ?, ?)")
                .write(prices.stream().map(price -> row(price, recordedAt)).toList());
    }

    /// A rate, and the stored answer it was chosen from.
    public record NewRate(RateQuote quote, Optional<Long> rawQuote) {}

    /// Writes rates that are not there yet, as [#record] writes prices.
    public void recordChosenRates(List<NewRate> quotes, Instant recordedAt) {
        rates.record(quotes, recordedAt);
    }

    /// The same for rates that stand in no stored answer.
    public void recordRates(List<RateQuote> quotes, Instant recordedAt) {
        recordChosenRates(
                quotes.stream().map(quote -> new NewRate(quote, Optional.empty())).toList(),
                recordedAt);
    }

    /// The newest price of each instrument by its own time, as recorded until `recordedUntil`; an estimate only where there is
    /// nothing else.
    public Map<InstrumentId, Price> latest(Instant recordedUntil) {
        var latest = new LinkedHashMap<InstrumentId, Price>();
        jdbc.sql(LATEST)
                .param("until", Utc.of(recordedUntil))
                .query((row, _) -> toPrice(row))
                .list()
                .forEach(price -> latest.put(price.instrument(), price));
        return latest;
    }

    /// The newest price of each of some instruments at each of some moments by its own time, with all that is recorded by now; an
    /// estimate only where there is nothing else.
    public Map<Instant, Map<InstrumentId, Price>> at(
            Collection<InstrumentId> instruments, Collection<Instant> moments) {
        var wanted = new ArrayList<Wanted>();
        for (var instrument : instruments) {
            moments.stream().distinct().forEach(at -> wanted.add(new Wanted(instrument, at)));
        }
        var found = last(LAST_SAID, wanted);
        var estimated =
                last(
                        LAST_OF_ANY_QUALITY,
                        wanted.stream().filter(one -> !found.containsKey(one)).toList());
        found.putAll(estimated);
        var prices = new HashMap<Instant, Map<InstrumentId, Price>>();
        found.forEach((one, price) ->
                prices.computeIfAbsent(one.moment, _ -> new HashMap<>())
                        .put(one.instrument, price));
        return prices;
    }

    private record Wanted(InstrumentId instrument, Instant moment) {}

    private Map<Wanted, Price> last(String question, List<Wanted> wanted) {
        var found = new HashMap<Wanted, Price>();
        for (var some : Portions.of(wanted, QUESTIONS_PER_STATEMENT)) {
            var values = new ArrayList<@Nullable Object>();
            for (int place = 0; place < some.size(); place++) {
                var one = some.get(place);
                values.addAll(List.of(place, one.instrument.value(), Utc.of(one.moment)));
            }
            jdbc.sql(String.join("union all", Collections.nCopies(some.size(), question)))
                    .params(values)
                    .query(row -> {
                        found.put(some.get(row.getInt("place")), toPrice(row));
                    });
        }
        return found;
    }

    /// The newest rate of each currency against EUR, as recorded until `recordedUntil`.
    public Map<Currency, Rate> latestRates(Instant recordedUntil) {
        return rates.latest(recordedUntil);
    }

    /// All recorded rates through time, for a ledger's entries in foreign currencies.
    public RecordedRates rateHistory() {
        return rates.history();
    }

    /// Keeps what a run values with: rows and qualities by reference. Writing the same run again is a no-op.
    public void freeze(RunId run, List<Price> prices, List<Rate> rates) {
        markets.keep(run, prices, rates);
    }

    /// Whether a run has its market.
    public boolean isFrozen(RunId run) {
        return markets.find(run).isPresent();
    }

    /// What a run valued with, or empty when it has chosen nothing yet.
    public Optional<MarketSnapshot> market(RunId run) {
        return markets.find(run)
                .map(frozen ->
                        new MarketSnapshot(
                                frozen.withQualities(byId(frozen.prices())),
                                rates.byId(frozen.rates())));
    }

    /// One price a day (the last of each UTC day), oldest first.
    public List<Price> daily(InstrumentId instrument, Instant from, Instant to) {
        return jdbc.sql(DAILY)
                .param("instrument", instrument.value())
                .param("from", Utc.of(from))
                .param("to", Utc.of(to))
                .query((row, _) -> toPrice(row))
                .list();
    }

    /// Prices by the numbers of their rows; those that do not exist are left out.
    public List<Price> byId(Collection<Long> ids) {
        return Portions.of(List.copyOf(ids), IDS_PER_QUESTION).stream()
                .flatMap(some ->
                        jdbc
                                .sql(BY_ID)
                                .param("ids", some)
                                .query((row, _) -> toPrice(row))
                                .list()
                                .stream())
                .toList();
    }

    private Map<Key, UnitPrice> known(List<NewPrice> prices) {
        var times = prices.stream().map(NewPrice::asOf).toList();
        var known = new HashMap<Key, UnitPrice>();
        jdbc.sql(KNOWN)
                .param(
                        "instruments",
                        prices.stream().map(p -> p.instrument().value()).distinct().toList())
                .param("first", Utc.of(times.stream().min(Instant::compareTo).orElseThrow()))
                .param("last", Utc.of(times.stream().max(Instant::compareTo).orElseThrow()))
                .query((row, _) -> toPrice(row))
                .list()
                .forEach(price -> known.put(Key.of(price), price.perUnit()));
        return known;
    }

    private record Key(InstrumentId instrument, Instant asOf, SourceName source) {
        static Key of(NewPrice price) {
            return new Key(price.instrument(), Utc.stored(price.asOf()), price.source());
        }

        static Key of(Price price) {
            return new Key(price.instrument(), price.asOf(), price.source());
        }
    }

    static List<@Nullable Object> row(NewPrice price, Instant recordedAt) {
        return Arrays.asList(
                price.instrument().value(),
                Utc.of(price.asOf()),
                Utc.of(recordedAt),
                price.perUnit().amount(),
                price.perUnit().currency().getCurrencyCode(),
                price.source().value(),
                price.quality().code(),
                price.rawQuote().orElse(null));
    }

    static Price toPrice(ResultSet row) throws SQLException {
        return new Price(
                row.getLong("id"),
                new InstrumentId(row.getInt("instrument_id")),
                new UnitPrice(
                        row.getBigDecimal("per_unit"),
                        Currency.getInstance(row.getString("currency"))),
                Utc.instant(row, "as_of"),
                Utc.instant(row, "recorded_at"),
                new SourceName(row.getString("source")),
                Quality.ofCode(row.getInt("quality")));
    }
}
