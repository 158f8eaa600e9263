package io.tenfolio.batch.report;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.db.price.PricePath;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportPortfolios.Owned;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.report.EntryLine;
import io.tenfolio.report.StatementSource;
import io.tenfolio.valuation.Holding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what statements are made of, as one run knew it. In the run's own day a statement tells the run's positions at the run's
/// prices, which is what the overview shows; of a period that is over it tells what the ledger held at its end at the prices of
/// that evening.
final class StatementSources {
    private static final Currency PIVOT = Currency.getInstance("EUR");

    private final Period period;
    private final Run run;
    private final Instant slot;
    private final MarketSnapshot market;
    private final Map<InstrumentId, Instrument> instruments;
    private final Listings listings;
    private final RateHistory rates;
    private final Positions positions;
    private final LedgersThen ledgers;
    private final PricePaths paths;
    private final ReportPortfolios portfolios;
    private final Map<ZoneId, Known> known = new HashMap<>();

    StatementSources(
            Period period,
            RunId run,
            Runs runs,
            Prices prices,
            Instruments instruments,
            Positions positions,
            LedgersThen ledgers,
            PricePaths paths,
            ReportPortfolios portfolios) {
        this.period = period;
        this.run = runs.find(run).orElseThrow();
        this.slot = run.slot().start();
        this.market = prices.market(run).orElseThrow();
        this.instruments = Map.copyOf(instruments.all());
        this.listings = Listings.of(this.instruments.values());
        this.rates = prices.rateHistory();
        this.positions = positions;
        this.ledgers = ledgers;
        this.paths = paths;
        this.portfolios = portfolios;
    }

    /// What a portfolio's statement is made of, with whom it belongs to.
    record Source(Owned owned, StatementSource source) {}

    /// Those numbered `first` to `last` that the run knew.
    List<Source> between(PortfolioId first, PortfolioId last) {
        var sequence = run.positionSequence();
        var owned = portfolios.between(first, last, sequence);
        if (owned.isEmpty()) {
            return List.of();
        }
        var books = ledgers.between(first, last, sequence, listings);
        var held =
                positions.between(first, last, sequence).stream()
                        .collect(toMap(Held::portfolio, Held::holdings));
        var sources = new ArrayList<Source>();
        for (var one : owned) {
            var portfolio = one.portfolio();
            var ledger = books.get(portfolio.id());
            if (ledger != null) {
                sources.add(
                        new Source(
                                one,
                                source(one, ledger, held.getOrDefault(portfolio.id(), List.of()))));
            }
        }
        return sources;
    }

    private StatementSource source(Owned owned, Ledger ledger, List<Holding> now) {
        var portfolio = owned.portfolio();
        var prices = pathOf(portfolio.zone(), ledger);
        boolean today = !period.end().isBefore(LocalDate.ofInstant(slot, portfolio.zone()));
        var asOf = today ? slot : endOf(period.end(), portfolio.zone());
        return new StatementSource(
                portfolio,
                owned.owner(),
                ledger,
                today ? completed(now, ledger, portfolio) : then(ledger, portfolio, asOf),
                instruments,
                asOf,
                today ? market : marketThen(ledger, prices, asOf),
                prices,
                rates);
    }

    /// With the cost without charges, from all entries that the run knew: some took effect after its slot began.
    private List<Holding> completed(List<Holding> now, Ledger ledger, Portfolio portfolio) {
        try {
            return Holding.completed(
                    now,
                    ledger.positions(
                            portfolio.costMethod(), portfolio.baseCurrency(), rates, Instant.MAX));
        } catch (UnknownRate e) {
            return now;
        }
    }

    private List<Holding> then(Ledger ledger, Portfolio portfolio, Instant asOf) {
        return ledger
                .positions(portfolio.costMethod(), portfolio.baseCurrency(), rates, asOf)
                .values()
                .stream()
                .map(position -> Holding.of(position, instrument(position.key().instrument())))
                .toList();
    }

    private Instrument instrument(InstrumentId id) {
        var instrument = instruments.get(id);
        if (instrument == null) {
            throw new IllegalStateException("There is no instrument " + id.value());
        }
        return instrument;
    }

    private MarketSnapshot marketThen(Ledger ledger, PricePath path, Instant asOf) {
        var prices = new HashMap<InstrumentId, Price>();
        for (var instrument : named(ledger)) {
            path.at(instrument, asOf).ifPresent(price -> prices.put(instrument, price));
        }
        var perPivot = new HashMap<Currency, BigDecimal>();
        instruments.values().stream()
                .map(Instrument::currency)
                .distinct()
                .filter(currency -> !currency.equals(PIVOT))
                .forEach(currency ->
                        rates.rate(PIVOT, currency, asOf)
                                .ifPresent(rate -> perPivot.put(currency, rate)));
        return new MarketSnapshot(prices, new ExchangeRates(PIVOT, perPivot));
    }

    // ---- prices of the evenings, read once for each zone and instrument ----

    /// What is known of the evenings in a zone.
    private record Known(Set<InstrumentId> instruments, PricePath path) {}

    private PricePath pathOf(ZoneId zone, Ledger ledger) {
        var wanted = named(ledger);
        var before = known.get(zone);
        if (before != null && before.instruments().containsAll(wanted)) {
            return before.path();
        }
        if (before != null) {
            wanted.addAll(before.instruments());
        }
        var path = paths.of(wanted, evenings(zone), slot);
        known.put(zone, new Known(wanted, path));
        return path;
    }

    private List<Instant> evenings(ZoneId zone) {
        return period.start()
                .datesUntil(period.end().plusDays(1))
                .map(day -> endOf(day, zone))
                .filter(evening -> evening.isBefore(slot))
                .toList();
    }

    private Set<InstrumentId> named(Ledger ledger) {
        return ledger.entries().stream()
                .map(StatementSources::instrumentOf)
                .flatMap(Stream::ofNullable)
                .filter(instrument -> !listings.isCash(instrument))
                .collect(toSet());
    }

    private static @Nullable InstrumentId instrumentOf(LedgerEntry entry) {
        return EntryLine.of(entry, PIVOT).instrumentOrNull();
    }

    /// As a portfolio's history counts: the last moment of the day.
    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }
}
