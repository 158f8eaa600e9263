package io.tenfolio.money;

import java.util.Currency;

/// Two amounts met in arithmetic that are not in the same currency.
public final class CurrencyMismatch extends IllegalArgumentException {
    public CurrencyMismatch(Currency one, Currency other) {
        super("%s and %s cannot be added without an exchange rate".formatted(one, other));
    }
}
