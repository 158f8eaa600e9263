package io.tenfolio.db.price;

import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.price.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All exchange rates that are recorded, in memory: the last one at or before a moment by the source's own time.
public final class RecordedRates implements RateHistory {
    private final Currency pivot;
    private final Map<Currency, NavigableMap<Instant, BigDecimal>> perPivot = new HashMap<>();

    /// `rates` in the order they were recorded: a later one for the same time is a correction.
    RecordedRates(Currency pivot, List<Rate> rates) {
        this.pivot = pivot;
        rates.forEach(rate ->
                perPivot.computeIfAbsent(rate.currency(), _ -> new TreeMap<>())
                        .put(rate.asOf(), rate.perPivot()));
    }

    @Override
    public Optional<BigDecimal> rate(Currency from, Currency to, Instant at) {
        var then =
                Stream.of(from, to)
                        .filter(currency -> !currency.equals(pivot))
                        .distinct()
                        .filter(currency -> lastAt(currency, at).isPresent())
                        .collect(
                                Collectors.toMap(
                                        currency -> currency,
                                        currency -> lastAt(currency, at).orElseThrow()));
        return new ExchangeRates(pivot, then).rate(from, to);
    }

    /// All rates as they were at a moment.
    public ExchangeRates at(Instant moment) {
        var then = new HashMap<Currency, BigDecimal>();
        perPivot.keySet()
                .forEach(currency ->
                        lastAt(currency, moment).ifPresent(rate -> then.put(currency, rate)));
        return new ExchangeRates(pivot, then);
    }

    private Optional<BigDecimal> lastAt(Currency currency, Instant at) {
        return Optional.ofNullable(perPivot.get(currency))
                .map(known -> known.floorEntry(at))
                .map(Map.Entry::getValue);
    }
}
