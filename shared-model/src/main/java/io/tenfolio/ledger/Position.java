package io.tenfolio.ledger;

import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Quantity and cost of one instrument in one account, as the ledger tells them. `local` is the instrument's
/// currency, `base` the portfolio's. Cash is a position of its currency's instrument and has no cost. A closed
/// position stays, with what was gained.
///
/// @param missing units that were sold without ever having come: then cost and gains count only what is known
public record Position(
        PositionKey key,
        Currency local,
        Currency base,
        Quantity quantity,
        List<Lot> lots,
        Gain realised,
        Worth realisedLocal,
        Quantity missing) {
    private static final int UNIT_COST_DIGITS = 12;

    public Position {
        lots = List.copyOf(lots);
    }

    static Position ofCash(PositionKey key, Currency currency, Currency base, BigDecimal balance) {
        return new Position(
                key,
                currency,
                base,
                new Quantity(balance),
                List.of(),
                Gain.none(base),
                Worth.zero(currency),
                Quantity.ZERO);
    }

    /// What the units held cost in the base currency, purchase fees and taxes included: the basis shown.
    public Worth cost() {
        return new Worth(sum(lot -> lot.base().withCharges()), base);
    }

    /// The same without fees and taxes: what gains are measured from.
    public Worth costWithoutCharges() {
        return new Worth(sum(lot -> lot.base().gross()), base);
    }

    public Worth localCost() {
        return new Worth(sum(lot -> lot.local().withCharges()), local);
    }

    public Worth localCostWithoutCharges() {
        return new Worth(sum(lot -> lot.local().gross()), local);
    }

    /// Cost of one unit in the instrument's currency, without fees and taxes, to 12 digits; empty when
    /// nothing is held.
    public Optional<BigDecimal> unitCost() {
        return quantity.isZero()
                ? Optional.empty()
                : Optional.of(
                        sum(lot -> lot.local().gross())
                                .divide(
                                        quantity.units(),
                                        UNIT_COST_DIGITS,
                                        RoundingMode.HALF_EVEN));
    }

    /// Market value − remaining cost, at a price in the instrument's currency and a rate to the base.
    public Gain unrealised(BigDecimal price, BigDecimal rate) {
        var value = new Worth(quantity.units().multiply(price).multiply(rate), base);
        var costAtRate = sum(lot -> lot.local().gross()).multiply(rate);
        return new Gain(
                value.minus(costWithoutCharges()),
                new Worth(costAtRate.subtract(sum(lot -> lot.base().gross())), base));
    }

    /// Whether all that was ever sold had come before.
    public boolean isComplete() {
        return missing.isZero();
    }

    private BigDecimal sum(Function<Lot, BigDecimal> part) {
        return lots.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
