package io.tenfolio.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.signals.Signal;
import io.tenfolio.access.UserId;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.ValuationGap;
import io.tenfolio.web.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T13:20:00Z");
    private static final Instant LONG_AGO = Instant.parse("2024-01-02T10:00:00Z");

    private final World world = new World();
    private LiveFeed feed;
    private UserId anna;
    private UserId bernd;
    private PortfolioId annas;
    private InstrumentId shares;

    @BeforeEach
    void twoPeopleAndARun() {
        anna = world.person("anna", "Anna", "en-GB");
        bernd = world.person("bernd", "Bernd", "de-DE");
        annas = world.portfolio(anna, "Savings");
        var account = world.account(annas, "Broker");
        var pension = world.account(annas, "Pension");
        shares = world.equity("NRDA", "Norda", "Technology", "100.00 USD");
        world.hold(annas, account, shares, "10", "500.00");
        world.hold(annas, pension, shares, "0.333333333333333333", "20.00");
        world.hold(annas, account, world.cash("EUR"), "1000.55", "0");
        world.hold(annas, account, world.cash("GBP"), "-20.01", "0");
        feed =
                new LiveFeed(
                        world.runs,
                        world.cache,
                        world.ticks,
                        new PortfolioReader(
                                world.portfolios,
                                world.positions,
                                world.cache,
                                world.ticks,
                                world.valuations,
                                world.runs,
                                new Markets(world.runs, world.prices),
                                new KnownInstruments(world.instruments),
                                new HoldingCosts(world.grossCosts),
                                world.positionFlows,
                                new PositionSplits(world.database.jdbc()),
                                new Flows(world.database.jdbc())),
                        Duration.ofMillis(300),
                        Clock.systemUTC());
        feed.start();
    }

    @AfterEach
    void stop() {
        feed.stop();
        world.database.close();
    }

    @Test
    void waitsUntilARunHasValuedThePortfolio() {
        var page = feed.follow(anna, annas).orElseThrow();
        assertThat(page.picture().peek()).isInstanceOf(Picture.Waiting.class);

        world.publish(SLOT);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> page.picture().peek() instanceof Picture.Valued);
    }

    @Test
    void showsPositionsThatSumToTheTotalInEveryDigit() {
        world.publish(SLOT);

        var picture = valued(feed.follow(anna, annas).orElseThrow());

        var sum =
                picture.positions().stream()
                        .map(position -> position.value().marketValue().orElseThrow())
                        .reduce(Worth.zero(annasBase()), Worth::plus);
        assertThat(sum).isEqualTo(picture.figures().total());
        assertThat(picture.positions()).hasSize(4);
    }

    @Test
    void bringsANewRunToOpenPagesByAHint() {
        world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        var before = valued(page).figures().total();
        world.quote(shares, "110.00 USD");

        var run = world.publish(SLOT.plusSeconds(600));

        awaitRun(page, run, Duration.ofSeconds(10));
        assertThat(valued(page).figures().total().amount()).isGreaterThan(before.amount());
        assertThat(valued(page).origin()).isEqualTo(Picture.Origin.CACHE);
    }

    @Test
    void tellsHowLongARunTookToEachOpenPage() {
        world.publish(SLOT);
        var times = new CopyOnWriteArrayList<Duration>();
        feed.onPush(times::add);
        var page = feed.follow(anna, annas).orElseThrow();
        var another = feed.follow(anna, annas).orElseThrow();
        world.quote(shares, "110.00 USD");

        var run = world.publish(SLOT.plusSeconds(600));

        awaitRun(page, run, Duration.ofSeconds(10));
        awaitRun(another, run, Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(times).hasSize(2));
        assertThat(times)
                .allSatisfy(time ->
                        assertThat(time).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(20)));
    }

    @Test
    void findsARunWhoseHintWasLost() {
        world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        world.cache.losesHints(true);

        var run = world.publish(SLOT.plusSeconds(600));

        awaitRun(page, run, Duration.ofSeconds(10));
    }

    @Test
    void readsTheDatabaseWhenTheCacheIsSilentAndSaysSo() {
        world.publish(SLOT);
        var fromCache = valued(feed.follow(anna, annas).orElseThrow());
        world.cache.silent(true);

        var fromDatabase = valued(feed.follow(anna, annas).orElseThrow());

        assertThat(fromCache.origin()).isEqualTo(Picture.Origin.CACHE);
        assertThat(fromDatabase.origin()).isEqualTo(Picture.Origin.DATABASE);
        assertThat(fromDatabase.figures()).isEqualTo(fromCache.figures());
    }

    @Test
    void comesBackToTheCacheWhenItAnswersAgainThoughNobodyHints() {
        world.publish(SLOT);
        world.cache.silent(true);
        var page = feed.follow(anna, annas).orElseThrow();
        assertThat(valued(page).origin()).isEqualTo(Picture.Origin.DATABASE);

        world.cache.silent(false);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> valued(page).origin() == Picture.Origin.CACHE);
    }

    @Test
    void doesNotKnowThePortfolioOfSomebodyElse() {
        world.publish(SLOT);

        assertThat(feed.follow(bernd, annas)).isEmpty();
        assertThat(feed.follow(bernd, new PortfolioId(999_999))).isEmpty();
    }

    @Test
    void stopsShowingAPortfolioThatIsNoLongerShared() {
        world.portfolios.share(annas, bernd, Portfolios.Level.READ);
        world.publish(SLOT);
        var page = feed.follow(bernd, annas).orElseThrow();
        var shown = page.picture().peek();
        world.portfolios.unshare(annas, bernd);

        world.publish(SLOT.plusSeconds(600));

        await().atMost(Duration.ofSeconds(10)).until(() -> feed.pages() == 0);
        assertThat(page.picture().peek()).isEqualTo(shown);
    }

    @Test
    void pushesAtMostOnceASecondToAPage() {
        world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        var pushes = new AtomicInteger();
        var watching =
                Signal.unboundEffect(() -> {
                    page.picture().get();
                    pushes.incrementAndGet();
                });

        for (int i = 1; i <= 4; i++) {
            world.publish(SLOT.plusSeconds(600L * i));
        }
        long begin = System.nanoTime();
        awaitRun(page, world.runs.latestPublished().orElseThrow().id(), Duration.ofSeconds(10));
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();

        watching.remove();
        assertThat(pushes.get()).isLessThanOrEqualTo((int) seconds + 4);
    }

    @Test
    void showsAPushedPriceToThoseWhoHoldItInRowsThatSumToTheTotal() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var gold = world.equity("GOLD", "Gold", "", "9.00 EUR");
        world.hold(berndsOwn, world.account(berndsOwn, "Depot"), gold, "100", "900.00");
        world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        var berndsPage = feed.follow(bernd, berndsOwn).orElseThrow();
        var before = valued(page);
        var unconcerned = berndsPage.picture().peek();

        world.push(shares, "123.4567 USD", SLOT.plusSeconds(185));

        awaitLive(page);
        var after = valued(page);
        assertThat(after.live().orElseThrow().pricedAt()).isEqualTo(SLOT.plusSeconds(185));
        assertThat(after.run()).isEqualTo(before.run());
        assertThat(after.figures().total().amount())
                .isGreaterThan(before.figures().total().amount());
        assertThat(sum(after)).isEqualTo(after.figures().total());
        assertThat(berndsPage.picture().peek()).isSameAs(unconcerned);
    }

    @Test
    void addsToAPushedPriceWhatWasBookedSince() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        var gold = world.equity("GOLD", "Gold", "", "9.00 EUR");
        world.deposit(depot, bernd, "1000.00", "EUR");
        world.buy(depot, bernd, gold, "100", "900.00");
        world.publish(SLOT);
        var page = feed.follow(bernd, berndsOwn).orElseThrow();
        world.push(gold, "9.1234 EUR", SLOT.plusSeconds(185));
        awaitLive(page);
        var before = valued(page);

        world.deposit(depot, bernd, "10.00", "EUR");

        await().atMost(Duration.ofSeconds(10)).until(() -> valued(page).bookedSince());
        var after = valued(page);
        assertThat(after.figures().total())
                .isEqualTo(before.figures().total().plus(Worth.of("10.0000", "EUR")));
        assertThat(sum(after)).isEqualTo(after.figures().total());
        assertThat(after.live()).isEqualTo(before.live());
    }

    @Test
    void leavesThePushedPriceForTheRunThatIncludesIt() {
        world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        world.push(shares, "123.4567 USD", SLOT.plusSeconds(185));
        awaitLive(page);
        var live = valued(page);
        world.quote(shares, "123.4567 USD");

        var run = world.publish(SLOT.plusSeconds(600));

        awaitRun(page, run, Duration.ofSeconds(10));
        assertThat(valued(page).live()).isEmpty();
        assertThat(valued(page).figures().total()).isEqualTo(live.figures().total());
    }

    private static void awaitLive(LivePortfolio page) {
        await().atMost(Duration.ofSeconds(10)).until(() -> valued(page).live().isPresent());
    }

    private static Worth sum(Picture.Valued picture) {
        return picture.positions().stream()
                .map(position -> position.value().marketValue().orElseThrow())
                .reduce(Worth.zero(picture.figures().total().currency()), Worth::plus);
    }

    @Test
    void neverGoesBackToAnEarlierRun() {
        var first = world.publish(SLOT);
        var page = feed.follow(anna, annas).orElseThrow();
        var old = page.picture().peek();
        var second = world.publish(SLOT.plusSeconds(600));
        awaitRun(page, second, Duration.ofSeconds(10));

        page.show(old, first);

        assertThat(valued(page).run()).isEqualTo(second);
    }

    @Test
    void showsWhatAnEarlierRunSaidOfAPortfolioThatTheNewestSkipped() {
        var first = world.publish(SLOT);
        world.skips(annas);
        world.publish(SLOT.plusSeconds(600));

        assertThat(valued(feed.follow(anna, annas).orElseThrow()).run()).isEqualTo(first);
    }

    @Test
    void tellsWhichPricesAreOldAndWhichAreMissing() {
        var unpriced = world.equity("NOVA", "Nova", "Technology", "- USD");
        world.hold(annas, world.account(annas, "Third"), unpriced, "5", "10.00");
        world.aged(shares);
        world.publish(SLOT);

        var gaps = valued(feed.follow(anna, annas).orElseThrow()).gaps();

        assertThat(gaps).hasAtLeastOneElementOfType(ValuationGap.StalePrice.class);
        assertThat(gaps).contains(new ValuationGap.NoPrice(unpriced));
    }

    @Test
    void measuresTheDayFromTheLastPricesBeforeLocalMidnight() {
        var eveningBefore = Instant.parse("2026-11-19T22:50:00Z");
        world.publish(eveningBefore);
        world.quote(shares, "105.00 USD");
        world.publish(SLOT);

        var position =
                valued(feed.follow(anna, annas).orElseThrow()).positions().stream()
                        .filter(p -> p.instrument().id().equals(shares))
                        .findFirst()
                        .orElseThrow();

        // 10 × 100 USD at 1.16 dollars a euro
        assertThat(position.dayBase()).contains(Worth.of("862.0690", "EUR"));
        assertThat(position.value().marketValue()).contains(Worth.of("905.1724", "EUR"));
    }

    @Test
    void measuresTheDayOfUnitsBookedTodayFromWhatWasPaidForThem() {
        world.recordMarket(LONG_AGO);
        world.publish(Instant.parse("2026-11-19T22:50:00Z"));
        world.quote(shares, "105.00 USD");
        var account = world.account(annas, "Fourth");
        var booking = new Booking(EntryId.NEW, account, LONG_AGO, LONG_AGO, "");
        var price = Money.of("880.00", "EUR");
        var nothing = Money.of("0", "EUR");
        world.ledgers.book(
                new LedgerEntry.Buy(
                        booking, shares, Quantity.of(10), price, nothing, nothing, null),
                anna,
                "");
        world.publish(SLOT);

        var bought =
                valued(feed.follow(anna, annas).orElseThrow()).positions().stream()
                        .filter(p -> p.value().holding().account().equals(account))
                        .filter(p -> p.instrument().id().equals(shares))
                        .findFirst()
                        .orElseThrow();

        assertThat(bought.dayBase()).contains(Worth.of("880.0000", "EUR"));
        assertThat(bought.value().marketValue()).contains(Worth.of("905.1724", "EUR"));
    }

    @Test
    void keepsTheRowOfWhatWasClosedTodayForItsDayChange() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        var gold = world.equity("GOLD", "Gold", "", "9.00 EUR");
        world.deposit(depot, bernd, "1000.00", "EUR");
        world.buy(depot, bernd, gold, "100", "900.00");
        world.publish(Instant.parse("2026-11-19T22:50:00Z"));
        world.sell(depot, bernd, gold, "100", "950.00");
        world.quote(gold, "11.00 EUR");
        world.publish(SLOT);

        var positions = valued(feed.follow(bernd, berndsOwn).orElseThrow()).positions();

        var closed =
                positions.stream()
                        .filter(p -> p.instrument().id().equals(gold))
                        .findFirst()
                        .orElseThrow();
        assertThat(closed.value().marketValue()).contains(Worth.of("0.0000", "EUR"));
        assertThat(closed.dayBase()).contains(Worth.of("-50.0000", "EUR"));
        var change =
                positions.stream()
                        .map(p ->
                                p.value()
                                        .marketValue()
                                        .orElseThrow()
                                        .minus(p.dayBase().orElseThrow()))
                        .reduce(Worth.of("0.0000", "EUR"), Worth::plus);
        assertThat(change).isEqualTo(Worth.of("50.0000", "EUR"));
    }

    @Test
    void takesAPriceFromBeforeASplitInTheUnitsSince() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        var gold = world.equity("GOLD", "Gold", "", "90.00 EUR");
        world.deposit(depot, bernd, "1000.00", "EUR");
        world.buy(depot, bernd, gold, "10", "900.00");
        world.publish(SLOT);
        world.split(depot, bernd, gold, 10, 1);

        var split = valued(feed.follow(bernd, berndsOwn).orElseThrow());

        assertThat(split.figures().total()).isEqualTo(Worth.of("1000.0000", "EUR"));
        assertThat(split.positions())
                .anySatisfy(position -> {
                    assertThat(position.value().holding().quantity()).isEqualTo(Quantity.of(100));
                    assertThat(position.value().price().map(Price::perUnit))
                            .contains(UnitPrice.of("9", "EUR"));
                });
    }

    @Test
    void showsWhatIsBookedBetweenRunsAtThePricesOfTheRunWithinTwoSeconds() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        world.deposit(depot, bernd, "1000.00", "EUR");
        world.publish(SLOT);
        var page = feed.follow(bernd, berndsOwn).orElseThrow();
        assertThat(valued(page).bookedSince()).isFalse();

        var gold = world.equity("GOLD", "Gold", "", "1.00 EUR");
        world.deposit(depot, bernd, "500.00", "EUR");
        feed.booked(berndsOwn);

        await().atMost(Duration.ofSeconds(2))
                .until(() -> valued(page).figures().total().equals(Worth.of("1500.0000", "EUR")));
        assertThat(valued(page).bookedSince()).isTrue();
        world.buy(depot, bernd, gold, "100", "90.00");
        feed.booked(berndsOwn);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> valued(page).gaps().contains(new ValuationGap.NoPrice(gold)));
        assertThat(valued(page).figures().cash()).isEqualTo(Worth.of("1410.0000", "EUR"));

        var run = world.publish(SLOT.plusSeconds(600));
        awaitRun(page, run, Duration.ofSeconds(10));
        assertThat(valued(page).bookedSince()).isFalse();
        assertThat(valued(page).figures().total()).isEqualTo(Worth.of("1510.0000", "EUR"));
    }

    @Test
    void findsABookingWhoseHintWasLost() {
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        world.publish(SLOT);
        var page = feed.follow(bernd, berndsOwn).orElseThrow();

        world.deposit(depot, bernd, "10.00", "EUR");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> valued(page).figures().total().equals(Worth.of("10.0000", "EUR")));
    }

    @Test
    void doesNotCountWhatWasPaidInAsAChangeOfTheDay() {
        world.publish(SLOT);
        var since = world.portfolio(bernd, "New");
        world.deposit(world.account(since, "Cash"), bernd, "700.00", "EUR");

        var picture = valued(feed.follow(bernd, since).orElseThrow());

        assertThat(picture.figures().total()).isEqualTo(Worth.of("700.0000", "EUR"));
        assertThat(picture.figures().dayChange()).contains(Worth.of("0.0000", "EUR"));
    }

    private Currency annasBase() {
        return Currency.getInstance("EUR");
    }

    private static Picture.Valued valued(LivePortfolio page) {
        return (Picture.Valued) page.picture().peek();
    }

    private static void awaitRun(LivePortfolio page, RunId run, Duration within) {
        await().atMost(within)
                .until(() ->
                        page.picture().peek() instanceof Picture.Valued shown
                                && shown.run().equals(run));
    }
}
