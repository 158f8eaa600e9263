package io.tenfolio.batch.report;

import io.tenfolio.db.price.PricePath;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.performance.Period;
import io.tenfolio.price.MarketSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What all statements of a report have in common, as one run knew it; read once and shared by all who write them.
final class StatementFacts {
    private final Period period;
    private final Run run;
    private final MarketSnapshot market;
    private final Map<InstrumentId, Instrument> instruments;
    private final Listings listings;
    private final RateHistory rates;
    private final PricePaths paths;
    private final Map<ZoneId, Known> known = new HashMap<>();

    StatementFacts(
            Period period,
            Run run,
            MarketSnapshot market,
            Map<InstrumentId, Instrument> instruments,
            RateHistory rates,
            PricePaths paths) {
        this.period = period;
        this.run = run;
        this.market = market;
        this.instruments = Map.copyOf(instruments);
        this.listings = Listings.of(this.instruments.values());
        this.rates = rates;
        this.paths = paths;
    }

    Period period() {
        return period;
    }

    Instant slot() {
        return run.id().slot().start();
    }

    /// Of the positions that the run used.
    long sequence() {
        return run.positionSequence();
    }

    MarketSnapshot market() {
        return market;
    }

    Map<InstrumentId, Instrument> instruments() {
        return instruments;
    }

    Listings listings() {
        return listings;
    }

    RateHistory rates() {
        return rates;
    }

    /// What is known of the evenings in a zone.
    private record Known(Set<InstrumentId> instruments, PricePath path) {}

    /// The prices of these instruments on the period's evenings in a zone, and of others; each is read once.
    synchronized PricePath evenings(ZoneId zone, Collection<InstrumentId> wanted) {
        var before = known.getOrDefault(zone, new Known(Set.of(), PricePath.EMPTY));
        var missing = new HashSet<>(wanted);
        missing.removeAll(before.instruments());
        if (missing.isEmpty()) {
            return before.path();
        }
        var path = before.path().with(paths.of(missing, evenings(zone), slot()));
        missing.addAll(before.instruments());
        known.put(zone, new Known(missing, path));
        return path;
    }

    private List<Instant> evenings(ZoneId zone) {
        return period.start()
                .datesUntil(period.end().plusDays(1))
                .map(day -> endOf(day, zone))
                .filter(evening -> evening.isBefore(slot()))
                .toList();
    }

    /// As a portfolio's history counts: the last moment of the day.
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }
}
