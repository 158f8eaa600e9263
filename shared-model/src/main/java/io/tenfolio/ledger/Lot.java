package io.tenfolio.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/// Units that came together, and what they cost in the instrument's currency and in the portfolio's base
/// currency. The units of a short lot are negative. Moving average keeps one lot a position, with the time
/// of the first purchase.
public record Lot(Instant acquiredAt, BigDecimal units, Cost local, Cost base) {
    Lot part(BigDecimal taken) {
        return new Lot(acquiredAt, taken, local.share(taken, units), base.share(taken, units));
    }

    /// What is left of it once `part` is gone; together they cost exactly what it cost.
    Lot without(Lot part) {
        return new Lot(
                acquiredAt,
                units.subtract(part.units),
                local.minus(part.local),
                base.minus(part.base));
    }

    Lot joined(Lot other) {
        return new Lot(
                acquiredAt.isBefore(other.acquiredAt) ? acquiredAt : other.acquiredAt,
                units.add(other.units),
                local.plus(other.local),
                base.plus(other.base));
    }

    Lot withUnits(BigDecimal other) {
        return new Lot(acquiredAt, other, local, base);
    }
}
