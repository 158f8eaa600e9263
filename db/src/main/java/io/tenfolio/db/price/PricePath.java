package io.tenfolio.db.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Price;
import io.tenfolio.price.PriceHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The prices that held at some moments, e.g. the evenings of a period; before the first one, the first.
public final class PricePath implements PriceHistory {
    /// Of nothing.
    public static final PricePath EMPTY = new PricePath(List.of());

    private final Map<InstrumentId, NavigableMap<Instant, Price>> prices = new HashMap<>();

    PricePath(Collection<Price> prices) {
        prices.forEach(price ->
                this.prices
                        .computeIfAbsent(price.instrument(), _ -> new TreeMap<>())
                        .put(price.asOf(), price));
    }

    private PricePath(PricePath one, PricePath other) {
        prices.putAll(one.prices);
        prices.putAll(other.prices);
    }

    /// Both; what `others` tells of an instrument stands in place of what this one does.
    public PricePath with(PricePath others) {
        return new PricePath(this, others);
    }

    /// With its source and its own time.
    public Optional<Price> at(InstrumentId instrument, Instant moment) {
        return Optional.ofNullable(prices.get(instrument))
                .map(known -> {
                    var entry = known.floorEntry(moment);
                    return entry == null ? known.firstEntry() : entry;
                })
                .map(Map.Entry::getValue);
    }

    @Override
    public Optional<Told> price(InstrumentId instrument, Instant moment) {
        return at(instrument, moment).map(Told::of);
    }
}
