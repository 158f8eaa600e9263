package io.tenfolio.valuation;

import io.tenfolio.price.MarketSnapshot;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A run's prices and rates as arrays, made once a run and shared by all who value its blocks. For each base
/// currency that occurs the worth of one unit of everything is worked out once, when first asked for.
public final class MarketColumns {
    private final MarketSnapshot market;
    private final Map<Currency, BaseWorths> byBase = new ConcurrentHashMap<>();

    public MarketColumns(MarketSnapshot market) {
        this.market = market;
    }

    BaseWorths in(Currency base) {
        return byBase.computeIfAbsent(base, b -> new BaseWorths(b, market));
    }
}
