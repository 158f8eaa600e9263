package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.RecordedRates;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.ExternalFlows;
import io.tenfolio.ledger.Holdings;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.OpenSplits;
import io.tenfolio.valuation.Valuer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Computes closes again, by the reference [Valuer], from all that is known by now: entries that took effect until the end of the day,
/// prices and rates from no later than the day's last run, or from the whole day where there was none.
final class ClosesAgain {
    private final Map<InstrumentId, Instrument> instruments;
    private final Listings listings;
    private final RecordedRates rates;
    private final Prices prices;
    private final Runs runs;
    private final Map<Instant, ExchangeRates> ratesAt = new HashMap<>();
    private final Map<ZonedDay, Instant> lastRuns = new HashMap<>();

    ClosesAgain(
            Map<InstrumentId, Instrument> instruments,
            Listings listings,
            RecordedRates rates,
            Prices prices,
            Runs runs) {
        this.instruments = instruments;
        this.listings = listings;
        this.rates = rates;
        this.prices = prices;
        this.runs = runs;
    }

    private record ZonedDay(LocalDate day, ZoneId zone) {
        Instant begins() {
            return day.atStartOfDay(zone).toInstant();
        }

        /// The next day's first moment.
        Instant ends() {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }

        /// The last moment that the database can tell from the next day.
        Instant last() {
            return ends().minus(1, ChronoUnit.MICROS);
        }
    }

    Listings listings() {
        return listings;
    }

    /// The closes of the same days as those that are `written`, in their order.
    List<TimedClose> of(Portfolio portfolio, Ledger ledger, List<TimedClose> written) {
        var days =
                written.stream()
                        .map(one -> new ZonedDay(one.close().day(), portfolio.zone()))
                        .toList();
        var held =
                ledger.holdings(
                        portfolio.costMethod(),
                        portfolio.baseCurrency(),
                        rates,
                        days.stream().map(ZonedDay::last).toList());
        var asOf = new ArrayList<Instant>();
        for (int i = 0; i < days.size(); i++) {
            asOf.add(asOf(days.get(i), written.get(i).asOf()));
        }
        var market = prices.at(instruments(held), asOf);
        var flows = ledger.externalFlows(portfolio.baseCurrency(), rates).byDay(portfolio.zone());
        var none = noFlows(portfolio);
        var closes = new ArrayList<TimedClose>();
        for (int i = 0; i < days.size(); i++) {
            var at = asOf.get(i);
            var day = days.get(i).day();
            var snapshot =
                    new MarketSnapshot(
                            market.getOrDefault(at, Map.<InstrumentId, Price>of()), rates(at));
            var splits = OpenSplits.of(ledger, portfolio.zone(), days.get(i).last());
            var flow = flows.getOrDefault(day, none);
            closes.add(
                    new TimedClose(close(portfolio, day, held.get(i), snapshot, splits, flow), at));
        }
        return closes;
    }

    private Close close(
            Portfolio portfolio,
            LocalDate day,
            Holdings held,
            MarketSnapshot market,
            OpenSplits splits,
            ExternalFlows.Day flow) {
        var holdings =
                held.positions().values().stream()
                        .map(position ->
                                Holding.of(
                                        position,
                                        Objects.requireNonNull(
                                                instruments.get(position.key().instrument()))))
                        .toList();
        var valuation =
                new Valuer(market, splits)
                        .value(portfolio.id(), portfolio.baseCurrency(), holdings);
        return new Close(
                portfolio.id(),
                day,
                valuation.marketValue().amount(),
                valuation.cash().amount(),
                valuation.cost().amount(),
                valuation.realisedGain().amount(),
                flow.in().amount(),
                flow.out().amount());
    }

    /// A late run of the day's last slot counts as long as the day lasted.
    private Instant asOf(ZonedDay day, Instant writtenAsOf) {
        var last =
                lastRuns.computeIfAbsent(
                        day, one -> runs.lastInputs(one.begins(), one.ends()).orElse(writtenAsOf));
        return last.isBefore(day.last()) ? last : day.last();
    }

    private ExchangeRates rates(Instant at) {
        return ratesAt.computeIfAbsent(at, rates::at);
    }

    private static Collection<InstrumentId> instruments(List<Holdings> held) {
        return held.stream()
                .flatMap(one -> one.positions().keySet().stream())
                .map(PositionKey::instrument)
                .collect(Collectors.toSet());
    }

    private static ExternalFlows.Day noFlows(Portfolio portfolio) {
        var zero = Worth.zero(portfolio.baseCurrency());
        return new ExternalFlows.Day(zero, zero);
    }
}
