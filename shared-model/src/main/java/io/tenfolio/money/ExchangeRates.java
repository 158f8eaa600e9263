package io.tenfolio.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The exchange rates of one run: units of each currency for one unit of the pivot. A rate between
/// two currencies is fixed once at 12 fractional digits, HALF_EVEN, and used as such everywhere.
public record ExchangeRates(Currency pivot, Map<Currency, BigDecimal> perPivot) {
    /// Fractional digits of every rate used in arithmetic.
    public static final int DIGITS = 12;

    public ExchangeRates {
        for (var rate : perPivot.entrySet()) {
            if (rate.getValue().signum() <= 0) {
                throw new IllegalArgumentException(
                        "The rate of %s is not positive".formatted(rate.getKey()));
            }
        }
        perPivot = Map.copyOf(perPivot);
    }

    /// No rate but each currency to itself.
    public static ExchangeRates none() {
        return new ExchangeRates(Currency.getInstance("EUR"), Map.of());
    }

    /// Units of `to` for one unit of `from`, or empty when either is unknown.
    public Optional<BigDecimal> rate(Currency from, Currency to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return perUnitOfPivot(from)
                .flatMap(f ->
                        perUnitOfPivot(to).map(t -> t.divide(f, DIGITS, RoundingMode.HALF_EVEN)))
                .filter(r -> r.signum() > 0);
    }

    public Set<Currency> currencies() {
        return perPivot.keySet();
    }

    private Optional<BigDecimal> perUnitOfPivot(Currency currency) {
        return currency.equals(pivot)
                ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(perPivot.get(currency));
    }
}
