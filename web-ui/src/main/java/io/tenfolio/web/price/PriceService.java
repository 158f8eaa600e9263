package io.tenfolio.web.price;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.Prices;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Price;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to prices. They are nobody's secret: whoever is logged in may read them.
@PreAuthorize("isAuthenticated()")
public class PriceService {
    private final Instruments instruments;
    private final Prices prices;

    public PriceService(Instruments instruments, Prices prices) {
        this.instruments = instruments;
        this.prices = prices;
    }

    /// The last price of each day (UTC) from `first` to `last`, oldest first; empty when there is no such instrument.
    public Optional<List<Price>> daily(InstrumentId instrument, LocalDate first, LocalDate last) {
        if (!instruments.exists(instrument)) {
            return Optional.empty();
        }
        return Optional.of(
                prices.daily(
                        instrument,
                        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        last.plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .minusNanos(1_000)));
    }
}
