package io.tenfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Money or units that came into a portfolio from outside (positive) or left it (negative), in its base
/// currency.
public record ExternalFlow(LocalDate day, BigDecimal amount) {
    /// The same movement as the investor sees it.
    public CashFlow asCashFlow() {
        return new CashFlow(day, amount.negate());
    }
}
