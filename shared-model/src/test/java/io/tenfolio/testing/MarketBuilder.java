package io.tenfolio.testing;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/// The prices and rates of a run, all of one time and fresh unless said otherwise.
public final class MarketBuilder {
    private static final SourceName TEST = new SourceName("test");

    private final Instant asOf;
    private final Map<InstrumentId, Price> prices = new HashMap<>();
    private final Map<Currency, BigDecimal> perPivot = new HashMap<>();
    private Currency pivot = Currency.getInstance("EUR");

    MarketBuilder(Instant asOf) {
        this.asOf = asOf;
    }

    /// Reads "200.00 USD".
    public MarketBuilder price(Instrument instrument, String price) {
        return price(instrument.id(), Given.unitPrice(price), Quality.FRESH);
    }

    public MarketBuilder stalePrice(Instrument instrument, String price) {
        return price(instrument.id(), Given.unitPrice(price), Quality.STALE);
    }

    public MarketBuilder price(InstrumentId instrument, UnitPrice perUnit, Quality quality) {
        prices.put(
                instrument,
                new Price(prices.size() + 1, instrument, perUnit, asOf, asOf, TEST, quality));
        return this;
    }

    /// `rate("EUR/USD", "1.25")`: 1.25 dollars for one euro; all pairs of a market begin with the same pivot.
    public MarketBuilder rate(String pair, String rate) {
        var first = Currency.getInstance(pair.substring(0, 3));
        if (!perPivot.isEmpty() && !first.equals(pivot)) {
            throw new IllegalArgumentException("The pivot of this market is " + pivot);
        }
        pivot = first;
        perPivot.put(Currency.getInstance(pair.substring(4)), new BigDecimal(rate));
        return this;
    }

    public MarketSnapshot snapshot() {
        return new MarketSnapshot(prices, new ExchangeRates(pivot, perPivot));
    }
}
