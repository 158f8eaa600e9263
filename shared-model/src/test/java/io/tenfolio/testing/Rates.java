package io.tenfolio.testing;

import io.tenfolio.ledger.RateHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rates by day, each known from the start of its day in UTC: `rates().on("2026-01-05", "EUR/USD", "1.25")`.
public final class Rates implements RateHistory {
    private record Pair(Currency from, Currency to) {}

    private final Map<Pair, TreeMap<Instant, BigDecimal>> known = new HashMap<>();

    Rates() {}

    public Rates on(String day, String pair, String rate) {
        var from = Currency.getInstance(pair.substring(0, 3));
        var to = Currency.getInstance(pair.substring(pair.length() - 3));
        var since = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        var perUnit = new BigDecimal(rate);
        history(from, to).put(since, perUnit);
        history(to, from).put(since, BigDecimal.ONE.divide(perUnit, MathContext.DECIMAL128));
        return this;
    }

    @Override
    public Optional<BigDecimal> rate(Currency from, Currency to, Instant at) {
        return Optional.ofNullable(history(from, to).floorEntry(at)).map(Map.Entry::getValue);
    }

    private TreeMap<Instant, BigDecimal> history(Currency from, Currency to) {
        return known.computeIfAbsent(new Pair(from, to), _ -> new TreeMap<>());
    }
}
