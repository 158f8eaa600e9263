package io.tenfolio.money;

import java.math.BigDecimal;
import java.util.Currency;

/// A booked amount at the scale of its currency: EUR 2 digits, JPY none (ISO 4217). A value that
/// was calculated carries more digits and is a [Worth]; a price per unit is a [UnitPrice].
public record Money(BigDecimal amount, Currency currency) {
    public Money {
        amount = Decimals.bounded(amount, "amount");
        if (amount.scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException(
                    "%s is finer than %s allows".formatted(amount.toPlainString(), currency));
        }
        amount = amount.setScale(currency.getDefaultFractionDigits());
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatch(currency, other.currency);
        }
        return other;
    }
}
