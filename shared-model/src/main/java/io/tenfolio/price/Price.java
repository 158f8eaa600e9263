package io.tenfolio.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// The price chosen for an instrument in a run: when it held (`asOf`), when we learned of it
/// (`recordedAt`), from whom, and how good it is in that run. `id` is its row, kept for ever.
public record Price(
        long id,
        InstrumentId instrument,
        UnitPrice perUnit,
        Instant asOf,
        Instant recordedAt,
        SourceName source,
        Quality quality)
        implements Known {
    public Price withQuality(Quality other) {
        return new Price(id, instrument, perUnit, asOf, recordedAt, source, other);
    }

    /// This price in the units since `splits`, where some of them came after it; its row stays the one it was told in.
    public Price inUnitsAfter(List<KnownSplit> splits) {
        var carried = KnownSplit.carry(perUnit, asOf, splits);
        return carried.equals(perUnit)
                ? this
                : new Price(id, instrument, carried, asOf, recordedAt, source, quality);
    }

    @Override
    public BigDecimal number() {
        return perUnit.amount();
    }
}
