package io.tenfolio.ledger;

import java.time.Instant;
import java.util.Currency;

/// An entry in a foreign currency has no rate of its own, and none was known when it took effect.
public final class UnknownRate extends RuntimeException {
    public UnknownRate(Currency from, Currency to, Instant at) {
        super("There is no exchange rate from %s to %s at or before %s".formatted(from, to, at));
    }
}
