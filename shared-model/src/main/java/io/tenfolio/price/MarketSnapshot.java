package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All prices and rates of one run, frozen: whoever values with it, whenever, gets the same figures.
public record MarketSnapshot(Map<InstrumentId, Price> prices, ExchangeRates rates) {
    public MarketSnapshot {
        prices = Map.copyOf(prices);
    }

    /// With some prices laid over, the rates as they are.
    public MarketSnapshot with(Collection<Price> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(prices);
        newer.forEach(price -> all.put(price.instrument(), price));
        return new MarketSnapshot(all, rates);
    }

    public Optional<Price> price(InstrumentId instrument) {
        return Optional.ofNullable(prices.get(instrument));
    }
}
