package io.tenfolio.batch.report;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.db.price.PricePath;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportPortfolios.Owned;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.money.ExchangeRates;
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
import java.util.HashSet;
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

    private final StatementFacts facts;
    private final Positions positions;
    private final LedgersThen ledgers;
    private final ReportPortfolios portfolios;

    StatementSources(
            StatementFacts facts,
            Positions positions,
            LedgersThen ledgers,
            ReportPortfolios portfolios) {
        this.facts = facts;
        this.positions = positions;
        this.ledgers = ledgers;
        this.portfolios = portfolios;
    }

    /// What a portfolio's statement is made of, with whom it belongs to.
    record Source(Owned owned, StatementSource source) {}

    /// Those numbered `first` to `last` that the run knew.
    List<Source> between(PortfolioId first, PortfolioId last) {
        var sequence = facts.sequence();
        var owned = portfolios.between(first, last, sequence);
        if (owned.isEmpty()) {
            return List.of();
        }
        var books = ledgers.between(first, last, sequence, facts.listings());
        var held =
                positions.between(first, last, sequence).stream()
                        .collect(toMap(Held::portfolio, Held::holdings));
        readEvenings(owned, books);
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

    /// Those that all of them need, zone by zone: the portfolios one by one would ask for a few instruments each.
    private void readEvenings(List<Owned> owned, Map<PortfolioId, Ledger> books) {
        var wanted = new HashMap<ZoneId, Set<InstrumentId>>();
        for (var one : owned) {
            var ledger = books.get(one.portfolio().id());
            if (ledger != null) {
                wanted.computeIfAbsent(one.portfolio().zone(), _ -> new HashSet<>())
                        .addAll(named(ledger));
            }
        }
        wanted.forEach(facts::evenings);
    }

    private StatementSource source(Owned owned, Ledger ledger, List<Holding> now) {
        var portfolio = owned.portfolio();
        var zone = portfolio.zone();
        var end = facts.period().end();
        var prices = facts.evenings(zone, named(ledger));
        boolean today = !end.isBefore(LocalDate.ofInstant(facts.slot(), zone));
        var asOf = today ? facts.slot() : StatementFacts.endOf(end, zone);
        return new StatementSource(
                portfolio,
                owned.owner(),
                ledger,
                today ? completed(now, ledger, portfolio) : then(ledger, portfolio, asOf),
                facts.instruments(),
                asOf,
                today ? facts.market() : marketThen(ledger, prices, asOf),
                prices,
                facts.rates());
    }

    /// With the cost without charges, from all entries that the run knew: some took effect after its slot began.
    private List<Holding> completed(List<Holding> now, Ledger ledger, Portfolio portfolio) {
        try {
            return Holding.completed(
                    now,
                    ledger.positions(
                            portfolio.costMethod(),
                            portfolio.baseCurrency(),
                            facts.rates(),
                            Instant.MAX));
        } catch (UnknownRate e) {
            return now;
        }
    }

    private List<Holding> then(Ledger ledger, Portfolio portfolio, Instant asOf) {
        return ledger
                .positions(portfolio.costMethod(), portfolio.baseCurrency(), facts.rates(), asOf)
                .values()
                .stream()
                .map(position -> Holding.of(position, instrument(position.key().instrument())))
                .toList();
    }

    private Instrument instrument(InstrumentId id) {
        var instrument = facts.instruments().get(id);
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
        facts.instruments().values().stream()
                .map(Instrument::currency)
                .distinct()
                .filter(currency -> !currency.equals(PIVOT))
                .forEach(currency ->
                        facts.rates()
                                .rate(PIVOT, currency, asOf)
                                .ifPresent(rate -> perPivot.put(currency, rate)));
        return new MarketSnapshot(prices, new ExchangeRates(PIVOT, perPivot));
    }

    private Set<InstrumentId> named(Ledger ledger) {
        return ledger.entries().stream()
                .map(StatementSources::instrumentOf)
                .flatMap(Stream::ofNullable)
                .filter(instrument -> !facts.listings().isCash(instrument))
                .collect(toSet());
    }

    private static @Nullable InstrumentId instrumentOf(LedgerEntry entry) {
        return EntryLine.of(entry, PIVOT).instrumentOrNull();
    }
}
