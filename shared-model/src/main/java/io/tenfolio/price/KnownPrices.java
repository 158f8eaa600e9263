package io.tenfolio.price;

import io.tenfolio.money.UnitPrice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of an instrument before a selection: the newest price at or before its time (an estimate only
/// while there is nothing else), the first price after it, what the last trade paid, and its splits.
public record KnownPrices(
        @Nullable Price lastOrNull,
        @Nullable Price firstOrNull,
        @Nullable Trade lastTradeOrNull,
        List<KnownSplit> splits) {
    public static final KnownPrices NONE = new KnownPrices(null, null, null, List.of());

    public KnownPrices {
        splits = List.copyOf(splits);
    }

    public static KnownPrices last(Price last) {
        return new KnownPrices(last, null, null, List.of());
    }

    public Optional<Price> last() {
        return Optional.ofNullable(lastOrNull);
    }

    public Optional<Price> first() {
        return Optional.ofNullable(firstOrNull);
    }

    public Optional<Trade> lastTrade() {
        return Optional.ofNullable(lastTradeOrNull);
    }

    /// What one unit cost in a trade.
    public record Trade(UnitPrice perUnit, Instant at) {}
}
