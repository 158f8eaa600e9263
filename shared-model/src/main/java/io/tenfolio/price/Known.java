package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Instant;

/// What was chosen earlier and stands until something newer is chosen.
public sealed interface Known permits Price, Rate {
    SourceName source();

    Instant asOf();

    BigDecimal number();

    Quality quality();
}
