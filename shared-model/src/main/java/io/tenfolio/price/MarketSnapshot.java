package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import java.util.Map;
import java.util.Optional;

/// All prices and rates of one run, frozen: whoever values with it, whenever, gets the same figures.
public record MarketSnapshot(Map<InstrumentId, Price> prices, ExchangeRates rates) {
    public MarketSnapshot {
        prices = Map.copyOf(prices);
    }

    public Optional<Price> price(InstrumentId instrument) {
        return Optional.ofNullable(prices.get(instrument));
    }
}
