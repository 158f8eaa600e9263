package io.tenfolio.standalone.demo;

import io.tenfolio.access.User;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.access.Users.Credentials;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.LedgerImport;
import io.tenfolio.db.ledger.LedgerImport.History;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.PriceArchive;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.valuation.CloseArchive;
import io.tenfolio.ledger.Position;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the demo into a new database: the market's instruments and history first, then people by the hundred. What an earlier,
/// interrupted start has written stays, and the rest is added.
final class DemoLoader {
    private static final int PORTFOLIOS_AT_ONCE = 100;
    private static final Duration UNTIL_RECORDED = Duration.ofMinutes(10);
    private static final Duration UNTIL_RATES_ARE_RECORDED = Duration.ofMinutes(110);

    private final Transactions transactions;
    private final Users users;
    private final Portfolios portfolios;
    private final Instruments instruments;
    private final Venues venues;
    private final PriceArchive prices;
    private final Prices rates;
    private final CloseArchive closes;
    private final LedgerImport ledger;

    DemoLoader(
            Transactions transactions,
            Users users,
            Portfolios portfolios,
            Instruments instruments,
            Venues venues,
            PriceArchive prices,
            Prices rates,
            CloseArchive closes,
            LedgerImport ledger) {
        this.transactions = transactions;
        this.users = users;
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.venues = venues;
        this.prices = prices;
        this.rates = rates;
        this.closes = closes;
        this.ledger = ledger;
    }

    /// Instruments with their identifiers, venues, three years of prices and rates.
    void loadMarket(DemoGenerator generator, Instant now) {
        DemoVenues.neverClosed()
                .forEach(venues::put); // each time: a newer release may have written the real hours
        if (instruments.all().isEmpty()) {
            transactions.run(() -> loadInstruments(generator));
        }
        if (portfolios.highestId() == 0) {
            loadPrices(generator, now);
        }
    }

    private void loadInstruments(DemoGenerator generator) {
        generator.catalog().currencies().forEach(cash -> instruments.add(cash, List.of()));
        generator
                .catalog()
                .listings()
                .forEach(listing -> instruments.add(listing.instrument(), listing.identifiers()));
    }

    /// Side by side, as two connections keep both the program and the server busy.
    private void loadPrices(DemoGenerator generator, Instant now) {
        generator.catalog().listings().parallelStream()
                .forEach(listing ->
                        prices.append(pricesOf(listing, generator, now), UNTIL_RECORDED));
        transactions.run(() ->
                ratesByTime(generator, now)
                        .forEach((asOf, some) ->
                                rates.recordRates(some, asOf.plus(UNTIL_RATES_ARE_RECORDED))));
    }

    private static List<NewPrice> pricesOf(Listing listing, DemoGenerator generator, Instant now) {
        var source = new SourceName(listing.origin().source().code());
        return generator
                .prices()
                .points(listing, now.minus(UNTIL_RECORDED))
                .map(point ->
                        new NewPrice(
                                listing.id(),
                                new UnitPrice(point.amount(), listing.currency()),
                                point.asOf(),
                                source,
                                Quality.FRESH,
                                Optional.empty()))
                .toList();
    }

    private static TreeMap<Instant, List<RateQuote>> ratesByTime(
            DemoGenerator generator, Instant now) {
        var source = new SourceName("ecb");
        var byTime = new TreeMap<Instant, List<RateQuote>>();
        for (var day : generator.prices().rateDays()) {
            var asOf =
                    day.atTime(PriceHistory.RATES_ARE_SET)
                            .atZone(PriceHistory.CENTRAL_BANK)
                            .toInstant();
            if (asOf.plus(UNTIL_RATES_ARE_RECORDED).isAfter(now)) {
                break;
            }
            var rates = generator.prices().rates(day);
            byTime.put(
                    asOf,
                    rates.perPivot().entrySet().stream()
                            .map(rate ->
                                    new RateQuote(
                                            source,
                                            rates.pivot(),
                                            rate.getKey(),
                                            rate.getValue(),
                                            asOf))
                            .toList());
        }
        return byTime;
    }

    /// The staff, unless they are there.
    void loadStaff(DemoHashes hashes) {
        if (users.find(DemoPeople.advisor()).isEmpty()) {
            users.createAll(
                    DemoPeople.STAFF.stream().map(one -> credentials(one, hashes)).toList(), true);
        }
    }

    /// Portfolios up to number `wanted` with their owners and all that was booked in them: told side by side, written one batch
    /// after the other, in the order of their numbers.
    void loadPortfolios(DemoGenerator generator, DemoHashes hashes, int wanted, Instant now) {
        var endOfDay = new EndOfDay(generator.catalog(), generator.prices());
        for (var first = portfolios.highestId() + 1; first <= wanted; first += PORTFOLIOS_AT_ONCE) {
            var last = Math.min(wanted, first + PORTFOLIOS_AT_ONCE - 1);
            var some =
                    generator
                            .portfolios(first, last)
                            .parallel()
                            .map(one -> told(one, endOfDay, now))
                            .toList();
            transactions.run(() -> write(some, hashes));
        }
    }

    /// A portfolio and what it holds now; its closes are written already, as nobody waits for them.
    private record Told(DemoPortfolio demo, Collection<Position> positions) {
        PortfolioId id() {
            return demo.portfolio().id();
        }
    }

    private Told told(DemoPortfolio one, EndOfDay endOfDay, Instant now) {
        closes.append(endOfDay.closes(one, now));
        return new Told(one, endOfDay.positions(one, now).values());
    }

    private void write(List<Told> some, DemoHashes hashes) {
        users.createAll(
                some.stream().map(one -> credentials(one.demo().owner(), hashes)).toList(), true);
        portfolios.createAll(
                some.stream().map(one -> one.demo().portfolio()).toList(),
                some.stream().flatMap(one -> one.demo().accounts().stream()).toList());
        ledger.write(
                some.stream()
                        .map(one -> new History(one.id(), one.demo().entries(), one.positions()))
                        .toList(),
                "demo",
                "Three years of invented bookings");
        some.stream()
                .map(Told::id)
                .filter(id -> id.value() <= DemoPeople.ADVISED_PORTFOLIOS)
                .forEach(id ->
                        portfolios.share(id, DemoPeople.advisor(), DemoPeople.levelOfAdvisor(id)));
    }

    private static Credentials credentials(DemoPerson person, DemoHashes hashes) {
        var user =
                new User(
                        person.id(),
                        person.login(),
                        person.displayName(),
                        person.role(),
                        true,
                        person.locale(),
                        person.zone());
        return new Credentials(user, hashes.of(person));
    }
}
