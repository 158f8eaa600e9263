package io.tenfolio.valuation;

import io.tenfolio.money.Worth;
import io.tenfolio.price.Price;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One holding valued: quantity × price × rate, rounded once to four digits, HALF_EVEN. `marketValue` is
/// empty where there is a gap that leaves it out of the total.
public record PositionValue(
        Holding holding,
        @Nullable Price priceOrNull,
        @Nullable BigDecimal rateOrNull,
        @Nullable Worth marketValueOrNull) {
    public Optional<Price> price() {
        return Optional.ofNullable(priceOrNull);
    }

    /// Units of the base currency for one unit of the price's currency.
    public Optional<BigDecimal> rate() {
        return Optional.ofNullable(rateOrNull);
    }

    public Optional<Worth> marketValue() {
        return Optional.ofNullable(marketValueOrNull);
    }

    /// Market value − cost without the fees and taxes of purchase, which are lines of their own.
    public Optional<Worth> unrealisedGain() {
        return marketValue().map(value -> value.minus(holding.costWithoutCharges()));
    }
}
