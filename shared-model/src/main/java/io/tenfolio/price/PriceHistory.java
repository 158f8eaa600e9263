package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import java.time.Instant;
import java.util.Optional;

/// Prices through time: the last known one at or before a moment; before the first price the first known one,
/// else the last trade's.
@FunctionalInterface
public interface PriceHistory {
    Optional<UnitPrice> price(InstrumentId instrument, Instant at);

    /// @throws UnknownPrice if nobody ever said anything
    default UnitPrice require(InstrumentId instrument, Instant at) {
        return price(instrument, at).orElseThrow(() -> new UnknownPrice(instrument, at));
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
