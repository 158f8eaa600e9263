package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;

/// What one source said of one instrument, in our units, with the source's own time. Unique by
/// (source, instrument, asOf).
public record Quote(SourceName source, InstrumentId instrument, UnitPrice perUnit, Instant asOf)
        implements Statement {
    @Override
    public BigDecimal number() {
        return perUnit.amount();
    }
}
