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

    /// Market value − cost without charges, of what has a value: a holding with a gap is no loss.
    public Worth unrealisedGain() {
        return positions.stream()
                .filter(position -> !position.holding().isCash())
                .flatMap(position -> position.unrealisedGain().stream())
                .reduce(Worth.zero(marketValue.currency()), Worth::plus);
    }
}
