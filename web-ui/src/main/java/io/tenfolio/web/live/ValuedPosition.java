package io.tenfolio.web.live;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Worth;
import io.tenfolio.valuation.PositionValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One position valued, with the instrument's words and what the same units were worth at the last close
/// before local midnight, in the portfolio's base currency; unknown where there was no price or rate then.
public record ValuedPosition(
        Instrument instrument, PositionValue value, @Nullable Worth worthAtCloseOrNull) {
    public Optional<Worth> worthAtClose() {
        return Optional.ofNullable(worthAtCloseOrNull);
    }
}
