package io.tenfolio.money;

import java.math.BigDecimal;
import java.util.Currency;

/// The price of one unit, positive, exact, with up to 18 fractional digits, in an ISO 4217 currency
/// (pence are turned into pounds before they come here).
public record UnitPrice(BigDecimal amount, Currency currency) {
    public UnitPrice {
        amount = Decimals.bounded(amount, "price");
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A price is positive, not " + amount.toPlainString());
        }
    }

    /// Whether an amount of up to 18 fractional digits can be the price of a unit.
    public static boolean isPrice(BigDecimal amount) {
        return amount.signum() > 0
                && amount.precision() - amount.scale() <= Decimals.INTEGER_DIGITS;
    }

    public static UnitPrice of(String amount, String currency) {
        return new UnitPrice(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
