package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Prices through time: the last known one at or before a moment; before the first price the first known one,
/// else the last trade's.
@FunctionalInterface
public interface PriceHistory {
    Optional<Told> price(InstrumentId instrument, Instant at);

    /// In the units since `splits`.
    ///
    /// @throws UnknownPrice if nobody ever said anything
    default UnitPrice require(InstrumentId instrument, Instant at, List<KnownSplit> splits) {
        var told = price(instrument, at).orElseThrow(() -> new UnknownPrice(instrument, at));
        return KnownSplit.carry(told.perUnit, told.asOf, splits);
    }

    /// A price with its own time.
    record Told(UnitPrice perUnit, Instant asOf) {
        public static Told of(Price price) {
            return new Told(price.perUnit(), price.asOf());
        }
    }

    /// Something that is held has no price at all.
    final class UnknownPrice extends RuntimeException {
        UnknownPrice(InstrumentId instrument, Instant at) {
            super(
                    "There is no price of instrument %d at or before %s"
                            .formatted(instrument.value(), at));
        }
    }
}
