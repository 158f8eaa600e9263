package io.tenfolio.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/// Exchange rates through time: the last known one at or before a moment.
@FunctionalInterface
public interface RateHistory {
    /// Units of `to` for one unit of `from`; never asked for two equal currencies.
    Optional<BigDecimal> rate(Currency from, Currency to, Instant at);

    /// For ledgers in one currency.
    static RateHistory none() {
        return (from, to, at) -> Optional.empty();
    }

    /// The rate, 1 between equal currencies.
    ///
    /// @throws UnknownRate if none was known by then
    default BigDecimal require(Currency from, Currency to, Instant at) {
        return from.equals(to)
                ? BigDecimal.ONE
                : rate(from, to, at).orElseThrow(() -> new UnknownRate(from, to, at));
    }
}
