package io.tenfolio.web.live;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Worth;
import io.tenfolio.valuation.PositionValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One position valued, with the instrument's words and what its day change is measured from, in the portfolio's base
/// currency: its worth at the last slot before local midnight and what was moved into it since. Unknown where a price or rate
/// is missing.
public record ValuedPosition(
        Instrument instrument, PositionValue value, @Nullable Worth dayBaseOrNull) {
    public Optional<Worth> dayBase() {
        return Optional.ofNullable(dayBaseOrNull);
    }
}
