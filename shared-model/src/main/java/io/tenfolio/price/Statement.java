package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Instant;

/// What a source said, and as of when: what a selection chooses among.
public sealed interface Statement permits Quote, RateQuote {
    SourceName source();

    /// The source's own time.
    Instant asOf();

    /// The price or rate itself, to compare it with another of its kind.
    BigDecimal number();
}
