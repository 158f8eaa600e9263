package io.tenfolio.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// A calculated value in money: four fractional digits, rounded once, HALF_EVEN.
public record Worth(BigDecimal amount, Currency currency) {
    /// Fractional digits of every worth.
    public static final int DIGITS = 4;

    public Worth {
        amount = amount.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    public static Worth of(String amount, String currency) {
        return new Worth(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /// The worth that is `scaled` ten-thousandths of the currency's unit.
    public static Worth ofScaled(long scaled, Currency currency) {
        return new Worth(BigDecimal.valueOf(scaled, DIGITS), currency);
    }

    public static Worth zero(Currency currency) {
        return new Worth(BigDecimal.ZERO, currency);
    }

    /// Ten-thousandths of the currency's unit.
    ///
    /// @throws ArithmeticException if they do not fit a long
    public long scaled() {
        return amount.unscaledValue().longValueExact();
    }

    public Worth plus(Worth other) {
        return new Worth(amount.add(same(other).amount), currency);
    }

    public Worth minus(Worth other) {
        return new Worth(amount.subtract(same(other).amount), currency);
    }

    private Worth same(Worth other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatch(currency, other.currency);
        }
        return other;
    }
}
