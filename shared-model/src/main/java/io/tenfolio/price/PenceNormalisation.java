package io.tenfolio.price;

import io.tenfolio.money.Decimals;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/// Turns a source's number and currency code into a price in an ISO 4217 currency: some venues quote in
/// hundredths (London in pence, Tel Aviv in agorot, Johannesburg in cents), exactly, nothing is rounded. Case
/// matters: `GBP` is pounds, `GBp` is pence.
public final class PenceNormalisation {
    private static final Map<String, String> HUNDREDTHS =
            Map.of("GBp", "GBP", "GBX", "GBP", "ILA", "ILS", "ZAc", "ZAR", "ZAC", "ZAR");

    private PenceNormalisation() {}

    /// @throws UnknownCurrencyCode if the code is neither ISO 4217 nor one of the hundredths
    /// @throws Decimals.OutOfBounds if the number has more digits than a price may have
    public static UnitPrice unitPrice(BigDecimal number, String sourceCurrency) {
        var bounded = Decimals.bounded(number, "price");
        var code = sourceCurrency.strip();
        var major = HUNDREDTHS.get(code);
        return major == null
                ? new UnitPrice(bounded, currency(code))
                : new UnitPrice(bounded.movePointLeft(2), currency(major));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new UnknownCurrencyCode(code);
        }
    }

    /// A source named a currency nobody knows.
    public static final class UnknownCurrencyCode extends IllegalArgumentException {
        UnknownCurrencyCode(String code) {
            super(
                    "There is no currency '%s'"
                            .formatted(code.length() > 20 ? code.substring(0, 20) : code));
        }
    }
}
