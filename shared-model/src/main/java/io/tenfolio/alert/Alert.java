package io.tenfolio.alert;

import io.tenfolio.access.UserId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;

/// What a user is told of a portfolio in a slot; once for each kind.
public sealed interface Alert {
    UserId user();

    PortfolioId portfolio();

    Slot slot();

    /// The portfolio moved by this much since the run before; what was paid in or out does not count.
    record LargeMove(UserId user, PortfolioId portfolio, Slot slot, Worth move, BigDecimal percent)
            implements Alert {}

    /// So many of the prices it uses became stale.
    record StalePrices(UserId user, PortfolioId portfolio, Slot slot, int prices)
            implements Alert {}
}
