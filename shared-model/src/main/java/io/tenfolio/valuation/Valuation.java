package io.tenfolio.valuation;

import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import java.util.List;

/// What a portfolio is worth: the sums of its positions' values in its base currency. `cost` is the cost of
/// the valued and unvalued holdings alike; cash has no cost.
public record Valuation(
        PortfolioId portfolio,
        Worth marketValue,
        Worth cash,
        Worth cost,
        Worth realisedGain,
        List<PositionValue> positions,
        List<ValuationGap> gaps) {
    public Valuation {
        positions = List.copyOf(positions);
        gaps = List.copyOf(gaps);
    }

    public Worth total() {
        return marketValue.plus(cash);
    }

    public Worth unrealisedGain() {
        return marketValue.minus(cost);
    }
}
