package io.tenfolio.testing;

import static io.tenfolio.testing.Given.unitPrice;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.PriceHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Prices by day, each known from the start of its day in UTC, the first one before it too:
/// `prices().on("2026-01-05", APPLE, "200 USD")`.
public final class PricePath implements PriceHistory {
    private final Map<InstrumentId, TreeMap<Instant, UnitPrice>> known = new HashMap<>();

    PricePath() {}

    public PricePath on(String day, Instrument instrument, String price) {
        known.computeIfAbsent(instrument.id(), _ -> new TreeMap<>())
                .put(
                        LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC),
                        unitPrice(price));
        return this;
    }

    @Override
    public Optional<Told> price(InstrumentId instrument, Instant at) {
        return Optional.ofNullable(known.get(instrument))
                .map(path -> Optional.ofNullable(path.floorEntry(at)).orElse(path.firstEntry()))
                .map(day -> new Told(day.getValue(), day.getKey()));
    }
}
