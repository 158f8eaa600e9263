package io.tenfolio.db.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Chosen prices and rates, append only, and the market of each run by reference to them.
@Repository
public class Prices {
    private final JdbcClient jdbc;

    public Prices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record NewPrice(
            InstrumentId instrument,
            UnitPrice perUnit,
            Instant asOf,
            SourceName source,
            Quality quality,
            Optional<Long> rawQuote) {}

    /// A rate as recorded: units of `currency` for one of `pivot`.
    public record RecordedRate(
            long id,
            Currency pivot,
            Currency currency,
            BigDecimal perPivot,
            Instant asOf,
            SourceName source) {}

    /// Writes prices that are not there yet (same instrument, time, source and value); what was there stays.
    public void record(List<NewPrice> prices, Instant recordedAt) {
        throw new UnsupportedOperationException("being built");
    }

    public void recordRates(List<RateQuote> rates, Instant recordedAt) {
        throw new UnsupportedOperationException("being built");
    }

    /// The newest price of each instrument by its own time, as recorded until `recordedUntil`.
    public Map<InstrumentId, Price> latest(Instant recordedUntil) {
        throw new UnsupportedOperationException("being built");
    }

    /// The newest rate of each currency against EUR, as recorded until `recordedUntil`.
    public Map<Currency, RecordedRate> latestRates(Instant recordedUntil) {
        throw new UnsupportedOperationException("being built");
    }

    /// Keeps what a run values with: rows and qualities by reference. Writing the same run again is a no-op.
    public void freeze(RunId run, List<Price> prices, List<RecordedRate> rates) {
        throw new UnsupportedOperationException("being built");
    }

    /// What a run valued with, or empty when it has chosen nothing yet.
    public Optional<MarketSnapshot> market(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    /// One price a day (the last of each UTC day), oldest first.
    public List<Price> daily(InstrumentId instrument, Instant from, Instant to) {
        throw new UnsupportedOperationException("being built");
    }
}
