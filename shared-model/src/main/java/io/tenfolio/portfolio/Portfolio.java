package io.tenfolio.portfolio;

import io.tenfolio.access.UserId;
import java.time.ZoneId;
import java.util.Currency;

/// A named set of accounts with one owner, one base currency, one time zone, and the cost method its
/// owner chose to see.
public record Portfolio(
        PortfolioId id,
        UserId owner,
        String name,
        Currency baseCurrency,
        ZoneId zone,
        CostMethod costMethod) {
    /// How cost is relieved when units leave.
    public enum CostMethod {
        FIFO,
        MOVING_AVERAGE
    }
}
