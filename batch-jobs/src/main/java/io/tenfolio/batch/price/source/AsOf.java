package io.tenfolio.batch.price.source;

import java.time.Instant;
import java.time.LocalDate;

/// When something held, as precisely as the source says it.
public sealed interface AsOf {
    record Moment(Instant instant) implements AsOf {}

    /// A day of the venue's calendar; the venue knows at what time of it the value holds.
    record Day(LocalDate day) implements AsOf {}
}
