package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reference: values holdings with a run's prices and rates in exact decimals. Slow, plain and right;
/// [BlockValuer] must equal it in every digit.
public final class Valuer {
    private final MarketSnapshot market;
    private final OpenSplits splits;

    /// Where no price is from before a split.
    public Valuer(MarketSnapshot market) {
        this(market, OpenSplits.NONE);
    }

    public Valuer(MarketSnapshot market, OpenSplits splits) {
        this.market = market;
        this.splits = splits;
    }

    public Valuation value(PortfolioId portfolio, Currency base, List<Holding> holdings) {
        var positions = new ArrayList<PositionValue>();
        var gaps = new ArrayList<ValuationGap>();
        var marketValue = Worth.zero(base);
        var cash = Worth.zero(base);
        var cost = Worth.zero(base);
        var realised = Worth.zero(base);
        for (var holding : holdings) {
            var position = value(holding, base, gaps);
            positions.add(position);
            realised = realised.plus(holding.realisedGain());
            var value = position.marketValue().orElse(Worth.zero(base));
            if (holding.isCash()) {
                cash = cash.plus(value);
            } else {
                marketValue = marketValue.plus(value);
                cost = cost.plus(holding.cost());
            }
        }
        return new Valuation(portfolio, marketValue, cash, cost, realised, positions, gaps);
    }

    private PositionValue value(Holding holding, Currency base, List<ValuationGap> gaps) {
        if (holding.isCash()) {
            return worth(
                    holding,
                    null,
                    new UnitPrice(BigDecimal.ONE, holding.instrumentCurrency()),
                    base,
                    gaps);
        }
        if (holding.quantity().isZero()) {
            return new PositionValue(holding, price(holding).orElse(null), null, Worth.zero(base));
        }
        InstrumentId instrument = holding.instrument();
        var price = price(holding);
        if (price.isEmpty()) {
            gaps.add(new ValuationGap.NoPrice(instrument));
            return new PositionValue(holding, null, null, null);
        }
        if (price.get().quality() == Quality.STALE) {
            gaps.add(new ValuationGap.StalePrice(instrument, price.get().asOf()));
        }
        return worth(holding, price.get(), price.get().perUnit(), base, gaps);
    }

    private Optional<Price> price(Holding holding) {
        return market.price(holding.instrument())
                .map(told -> told.inUnitsAfter(splits.of(holding)));
    }

    private PositionValue worth(
            Holding holding,
            @Nullable Price price,
            UnitPrice perUnit,
            Currency base,
            List<ValuationGap> gaps) {
        if (holding.quantity().isZero()) {
            return new PositionValue(holding, price, null, Worth.zero(base));
        }
        var rate = market.rates().rate(perUnit.currency(), base);
        if (rate.isEmpty()) {
            gaps.add(
                    new ValuationGap.NoExchangeRate(
                            holding.instrument(), perUnit.currency(), base));
            return new PositionValue(holding, price, null, null);
        }
        var value = holding.quantity().units().multiply(perUnit.amount()).multiply(rate.get());
        return new PositionValue(holding, price, rate.get(), new Worth(value, base));
    }
}
