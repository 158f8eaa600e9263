package io.tenfolio.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Units that left by one entry, the lots they came from, and what they brought: one closed trade. Amounts are
/// exact, in the instrument's currency (`local`) and the portfolio's (`base`). When a short position is
/// covered, units, costs and proceeds are negative.
///
/// @param proceeds gross, without the fees and taxes of the sale
/// @param fromCurrency the part of the gain that exchange rates made, in the base currency
/// @param missing units sold that were never held
public record Relief(
        EntryId entry,
        PositionKey position,
        Instant at,
        List<Lot> lots,
        BigDecimal localProceeds,
        BigDecimal proceeds,
        BigDecimal saleCharges,
        BigDecimal fromCurrency,
        BigDecimal missing) {
    public Relief {
        lots = List.copyOf(lots);
    }

    public BigDecimal units() {
        return lots.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What the units had cost, in the base currency.
    public Cost cost() {
        return lots.stream().map(Lot::base).reduce(Cost.ZERO, Cost::plus);
    }

    public Cost localCost() {
        return lots.stream().map(Lot::local).reduce(Cost.ZERO, Cost::plus);
    }

    /// Gross proceeds − relieved cost: fees and taxes are lines of their own.
    public BigDecimal gain() {
        return proceeds.subtract(cost().gross());
    }

    /// Return of the closed trade, all charges counted, as a fraction; empty when nothing is known of its cost.
    public Optional<BigDecimal> tradeReturn() {
        var paid = cost().withCharges();
        return paid.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        proceeds.subtract(saleCharges)
                                .subtract(paid)
                                .divide(paid.abs(), Cost.PRECISION));
    }

    public BigDecimal localGain() {
        return localProceeds.subtract(localCost().gross());
    }
}
