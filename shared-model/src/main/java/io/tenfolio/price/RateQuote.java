package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/// What one source said an exchange rate is: units of `currency` for one unit of `pivot`.
public record RateQuote(
        SourceName source, Currency pivot, Currency currency, BigDecimal perPivot, Instant asOf)
        implements Statement {
    public RateQuote {
        if (perPivot.signum() <= 0) throw new IllegalArgumentException("A rate is positive");
    }

    @Override
    public BigDecimal number() {
        return perPivot;
    }
}
