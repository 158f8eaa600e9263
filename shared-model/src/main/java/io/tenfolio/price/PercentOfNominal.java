package io.tenfolio.price;

import io.tenfolio.money.Decimals;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;

/// Turns a bond's quote into a price of one unit of nominal: venues quote bonds in percent of it, 98.5 for what costs 0.985
/// of each unit. Exactly, nothing is rounded; accrued interest is not in it.
public final class PercentOfNominal {
    private PercentOfNominal() {}

    /// @throws PenceNormalisation.UnknownCurrencyCode if a source named a currency nobody knows
    /// @throws Decimals.OutOfBounds if the price has more digits than a price may have
    public static UnitPrice unitPrice(BigDecimal percent, String sourceCurrency) {
        return PenceNormalisation.unitPrice(
                Decimals.bounded(percent, "price").movePointLeft(2), sourceCurrency);
    }
}
