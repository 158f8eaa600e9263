package io.tenfolio.standalone.demo;

import io.tenfolio.access.User;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.access.Users.Credentials;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the demo into a new database: the market's instruments and history first, then people by the hundred. What an earlier,
/// interrupted start has written stays, and the rest is added.
final class DemoLoader {
    private static final int PORTFOLIOS_AT_ONCE = 100;
    private static final Duration UNTIL_RECORDED = Duration.ofMinutes(10);
    private static final Duration UNTIL_RATES_ARE_RECORDED = Duration.ofMinutes(110);

    /// Closes that no run made carry slot 0.
    private static final RunId NO_RUN = new RunId(Slot.ofEpochSecond(0), 0);

    private final Transactions transactions;
    private final Users users;
    private final Portfolios portfolios;
    private final Instruments instruments;
    private final Venues venues;
    private final Prices prices;
    private final DailyCloses closes;

    DemoLoader(
            Transactions transactions,
            Users users,
            Portfolios portfolios,
            Instruments instruments,
            Venues venues,
            Prices prices,
            DailyCloses closes) {
        this.transactions = transactions;
        this.users = users;
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.venues = venues;
        this.prices = prices;
        this.closes = closes;
    }

    boolean knowsTheMarket() {
        return !instruments.all().isEmpty();
    }

    /// Instruments with their identifiers, venues, three years of prices and rates; all or nothing.
    void loadMarket(DemoGenerator generator, Instant now) {
        var catalog = generator.catalog();
        var pricesByTime = pricesByTime(generator, now);
        var ratesByTime = ratesByTime(generator, now);
        transactions.run(() -> {
            DemoVenues.in(generator.prices().last().getYear()).forEach(venues::put);
            for (var cash : catalog.currencies()) {
                instruments.add(cash, List.of());
            }
            for (var listing : catalog.listings()) {
                instruments.add(listing.instrument(), listing.identifiers());
            }
            pricesByTime.forEach((asOf, some) -> prices.append(some, asOf.plus(UNTIL_RECORDED)));
            ratesByTime.forEach(
                    (asOf, some) -> prices.recordRates(some, asOf.plus(UNTIL_RATES_ARE_RECORDED)));
        });
    }

    private static TreeMap<Instant, List<NewPrice>> pricesByTime(
            DemoGenerator generator, Instant now) {
        var byTime = new TreeMap<Instant, List<NewPrice>>();
        for (var listing : generator.catalog().listings()) {
            var source = new SourceName(listing.origin().source().code());
            generator
                    .prices()
                    .points(listing, now.minus(UNTIL_RECORDED))
                    .forEach(point ->
                            byTime.computeIfAbsent(point.asOf(), _ -> new ArrayList<>())
                                    .add(
                                            new NewPrice(
                                                    listing.id(),
                                                    new UnitPrice(
                                                            point.amount(), listing.currency()),
                                                    point.asOf(),
                                                    source,
                                                    Quality.FRESH,
                                                    Optional.empty())));
        }
        return byTime;
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

    /// Portfolios up to number `wanted` with their owners and all that was booked in them.
    void loadPortfolios(DemoGenerator generator, DemoHashes hashes, int wanted, Instant now) {
        var endOfDay = new EndOfDay(generator.catalog(), generator.prices());
        for (var first = portfolios.highestId() + 1; first <= wanted; first += PORTFOLIOS_AT_ONCE) {
            var last = Math.min(wanted, first + PORTFOLIOS_AT_ONCE - 1);
            var some =
                    generator
                            .portfolios(first, last)
                            .map(one -> new Told(one, endOfDay.closes(one, now)))
                            .toList();
            transactions.run(() -> write(some, hashes));
        }
    }

    /// A portfolio with the closes that follow from it.
    private record Told(DemoPortfolio portfolio, List<DailyCloses.Close> closes) {}

    private void write(List<Told> some, DemoHashes hashes) {
        users.createAll(
                some.stream().map(one -> credentials(one.portfolio().owner(), hashes)).toList(),
                true);
        portfolios.createAll(
                some.stream().map(one -> one.portfolio().portfolio()).toList(),
                some.stream().flatMap(one -> one.portfolio().accounts().stream()).toList());
        some.stream()
                .map(one -> one.portfolio().portfolio().id())
                .filter(id -> id.value() <= DemoPeople.ADVISED_PORTFOLIOS)
                .forEach(id -> portfolios.share(id, DemoPeople.advisor(), Portfolios.Level.READ));
        some.forEach(one -> closes.store(NO_RUN, one.closes()));
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
