package io.tenfolio.db.price;

import io.tenfolio.db.price.Prices.NewRate;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.price.Rate;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of exchange rates, all against one pivot.
final class Rates {
    private static final Currency PIVOT = Currency.getInstance("EUR");

    private static final String LATEST =
            """
            select r.id, r.pivot, r.currency, r.as_of, r.recorded_at, r.per_pivot, r.source
            from   (select (select said.id
                            from   rate said
                            where  said.pivot = :pivot
                            and    said.currency = known.currency
                            and    said.recorded_at <= :until
                            order  by said.as_of desc, said.recorded_at desc, said.source desc
                            limit  1) as id
                    from   (select distinct currency
                            from   rate
                            where  pivot = :pivot) known) newest
            join   rate r on r.id = newest.id
            """;
    private static final String KNOWN =
            """
            select id, pivot, currency, as_of, recorded_at, per_pivot, source
            from   rate
            where  pivot = :pivot
            and    currency in (:currencies)
            and    as_of between :first and :last
            order  by recorded_at
            """;
    private static final String BY_ID =
            """
            select id, pivot, currency, as_of, recorded_at, per_pivot, source
            from   rate
            where  id in (:ids)
            """;

    private static final String ALL =
            """
            select id, pivot, currency, as_of, recorded_at, per_pivot, source
            from   rate
            where  pivot = :pivot
            order  by recorded_at, id
            """;

    private final JdbcClient jdbc;

    Rates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(List<NewRate> rates, Instant recordedAt) {
        if (rates.isEmpty()) {
            return;
        }
        var quotes = rates.stream().map(NewRate::quote).toList();
        quotes.stream()
                .filter(quote -> !quote.pivot().equals(PIVOT))
                .findAny()
                .ifPresent(quote -> {
                    throw new IllegalArgumentException(
                            "Rates are kept against %s, not %s".formatted(PIVOT, quote.pivot()));
                });
        var known = known(quotes);
        new MultiRowInsert(
                        jdbc,
                        "insert ignore into rate (pivot, currency, as_of, recorded_at, per_pivot, source, raw_quote_id)",
                        "(?, ?, ?, ?, ?, ?, ?)")
                .write(
                        rates.stream()
                                .filter(rate -> {
                                    var quote = rate.quote();
                                    return isNews(
                                            known.put(Key.of(quote), quote.perPivot()), quote);
                                })
                                .map(rate -> row(rate, recordedAt))
                                .toList());
    }

    private static List<@Nullable Object> row(NewRate rate, Instant recordedAt) {
        var quote = rate.quote();
        return Arrays.asList(
                quote.pivot().getCurrencyCode(),
                quote.currency().getCurrencyCode(),
                Utc.of(quote.asOf()),
                Utc.of(recordedAt),
                quote.perPivot(),
                quote.source().value(),
                rate.rawQuote().orElse(null));
    }

    Map<Currency, Rate> latest(Instant recordedUntil) {
        var latest = new LinkedHashMap<Currency, Rate>();
        jdbc.sql(LATEST)
                .param("pivot", PIVOT.getCurrencyCode())
                .param("until", Utc.of(recordedUntil))
                .query((row, _) -> toRate(row))
                .list()
                .forEach(rate -> latest.put(rate.currency(), rate));
        return latest;
    }

    RecordedRates history() {
        return new RecordedRates(
                PIVOT,
                jdbc.sql(ALL)
                        .param("pivot", PIVOT.getCurrencyCode())
                        .query((row, _) -> toRate(row))
                        .list());
    }

    ExchangeRates byId(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return ExchangeRates.none();
        }
        return new ExchangeRates(
                PIVOT,
                jdbc.sql(BY_ID).param("ids", ids).query((row, _) -> toRate(row)).list().stream()
                        .collect(Collectors.toMap(Rate::currency, Rate::perPivot)));
    }

    private Map<Key, BigDecimal> known(List<RateQuote> quotes) {
        var times = quotes.stream().map(RateQuote::asOf).toList();
        var known = new HashMap<Key, BigDecimal>();
        jdbc.sql(KNOWN)
                .param("pivot", PIVOT.getCurrencyCode())
                .param(
                        "currencies",
                        quotes.stream()
                                .map(q -> q.currency().getCurrencyCode())
                                .distinct()
                                .toList())
                .param("first", Utc.of(times.stream().min(Instant::compareTo).orElseThrow()))
                .param("last", Utc.of(times.stream().max(Instant::compareTo).orElseThrow()))
                .query((row, _) -> toRate(row))
                .list()
                .forEach(rate -> known.put(Key.of(rate), rate.perPivot()));
        return known;
    }

    private static boolean isNews(@Nullable BigDecimal known, RateQuote quote) {
        return known == null || known.compareTo(quote.perPivot()) != 0;
    }

    private record Key(Currency currency, Instant asOf, SourceName source) {
        static Key of(RateQuote quote) {
            return new Key(quote.currency(), Utc.stored(quote.asOf()), quote.source());
        }

        static Key of(Rate rate) {
            return new Key(rate.currency(), rate.asOf(), rate.source());
        }
    }

    private static Rate toRate(ResultSet row) throws SQLException {
        return new Rate(
                row.getLong("id"),
                Currency.getInstance(row.getString("pivot")),
                Currency.getInstance(row.getString("currency")),
                row.getBigDecimal("per_pivot"),
                Utc.instant(row, "as_of"),
                Utc.instant(row, "recorded_at"),
                new SourceName(row.getString("source")));
    }
}
