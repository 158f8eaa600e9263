package io.tenfolio.ledger;

import io.tenfolio.money.Worth;

/// A gain in the portfolio's base currency and the part of it that exchange rates made; the rest is the
/// price's. The parts add up to the whole.
public record Gain(Worth total, Worth fromCurrency) {
    public static Gain none(java.util.Currency base) {
        return new Gain(Worth.zero(base), Worth.zero(base));
    }

    public Worth fromPrice() {
        return total.minus(fromCurrency);
    }
}
