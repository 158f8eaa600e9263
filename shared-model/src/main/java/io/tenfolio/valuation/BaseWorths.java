package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A run's market in one base currency: what a unit of each instrument and of each currency is worth in it. Safe for use by several threads.
final class BaseWorths {
    private final Currency base;
    private final MarketSnapshot market;
    private final UnitWorths instruments;

    /// By the currencies of a block, of which most blocks have the same.
    private final Map<List<Currency>, UnitWorths> cash = new ConcurrentHashMap<>();

    BaseWorths(Currency base, MarketSnapshot market) {
        this.base = base;
        this.market = market;
        var largest = market.prices().keySet().stream().mapToInt(InstrumentId::value).max();
        instruments = new UnitWorths(1 + largest.orElse(0));
        market.prices().values().forEach(this::keep);
    }

    private void keep(Price price) {
        worth(price)
                .ifPresent(worth ->
                        instruments.keep(
                                price.instrument().value(),
                                worth,
                                price.quality() == Quality.STALE));
    }

    private Optional<BigDecimal> worth(Price price) {
        return rate(price.perUnit().currency()).map(price.perUnit().amount()::multiply);
    }

    private Optional<BigDecimal> rate(Currency currency) {
        return market.rates().rate(currency, base);
    }

    /// By number.
    UnitWorths instruments() {
        return instruments;
    }

    /// By place among `currencies`.
    UnitWorths cash(List<Currency> currencies) {
        return cash.computeIfAbsent(currencies, this::worths);
    }

    private UnitWorths worths(List<Currency> currencies) {
        var worths = new UnitWorths(currencies.size());
        for (int row = 0; row < currencies.size(); row++) {
            int at = row;
            rate(currencies.get(row)).ifPresent(rate -> worths.keep(at, rate, false));
        }
        return worths;
    }

    /// What one unit of an instrument is worth after `splits` that its price may be from before; null where that is not known.
    @Nullable BigDecimal exact(int instrument, List<KnownSplit> splits) {
        var kept = instruments.exact(instrument);
        if (kept == null || splits.isEmpty()) {
            return kept;
        }
        var price = market.price(new InstrumentId(instrument)).orElseThrow();
        return worth(price.inUnitsAfter(splits)).orElse(null);
    }
}
