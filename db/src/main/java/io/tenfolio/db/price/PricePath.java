package io.tenfolio.db.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.Price;
import io.tenfolio.price.PriceHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The prices that held at some moments, e.g. the evenings of a period; before the first one, the first.
public final class PricePath implements PriceHistory {
    private final Map<InstrumentId, NavigableMap<Instant, Price>> prices = new HashMap<>();

    PricePath(Collection<Price> prices) {
        prices.forEach(price ->
                this.prices
                        .computeIfAbsent(price.instrument(), _ -> new TreeMap<>())
                        .put(price.asOf(), price));
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
    public Optional<UnitPrice> price(InstrumentId instrument, Instant moment) {
        return at(instrument, moment).map(Price::perUnit);
    }
}
