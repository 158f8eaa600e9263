package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/// The exchange rate chosen for a currency: units of it for one unit of `pivot`. `id` is its row, kept for ever.
public record Rate(
        long id,
        Currency pivot,
        Currency currency,
        BigDecimal perPivot,
        Instant asOf,
        Instant recordedAt,
        SourceName source)
        implements Known {
    @Override
    public BigDecimal number() {
        return perPivot;
    }

    /// A rate's row keeps no quality: what was chosen was fresh, and staleness belongs to a run.
    @Override
    public Quality quality() {
        return Quality.FRESH;
    }
}
