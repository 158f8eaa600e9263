package io.tenfolio.batch.valuation;

import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_EUR;
import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_USD;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.batch.testing.TicksInMemory;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// 25 portfolios in blocks of six; those divisible by five hold no coin in EUR. Their zones differ, and so do their bases.
class ValueTicksTest {
    private static final int PORTFOLIOS = 25;
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final SourceName PUSHING = new SourceName("finnhub");

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    private TicksInMemory live;
    private ValueTicks ticks;
    private Pushes pushes;

    @Configuration(proxyBeanMethods = false)
    static class WithTicks {
        @Bean
        static TicksInMemory.InsteadOfNone ticks() {
            return new TicksInMemory.InsteadOfNone();
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        context = JobsInTest.on(database, WithTicks.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void setUp() {
        database.ownerJdbc().sql("delete from pushed_price").update();
        world.reset();
        world.dollarsPerEuro("1.25", LONG_AGO);
        world.price(COIN_IN_USD, "10.05", "USD", LONG_AGO);
        world.price(COIN_IN_EUR, "50.01", "EUR", LONG_AGO);
        world.zone(2, "Asia/Kolkata");
        world.zone(9, "America/New_York");
        for (int portfolio = 5; portfolio <= PORTFOLIOS; portfolio += 5) {
            world.sellAll(portfolio, COIN_IN_EUR);
        }
        live = (TicksInMemory) context.getBean(LiveTicks.class);
        live.forget();
        ticks = context.getBean(ValueTicks.class);
        pushes = context.getBean(Pushes.class);
    }

    @Test
    void areForThoseWhoHoldTheInstrumentAlone() {
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61.2", "2026-11-21T00:12:00Z");

        assertThat(ticks.catchUp()).isEqualTo(20);

        assertThat(live.all().keySet()).isEqualTo(holders(COIN_IN_EUR));
    }

    @Test
    void areWhatTheNextRunValuesInEveryFigureAndDigit() {
        run("2026-11-20T23:50:00Z");
        run("2026-11-21T00:00:00Z");
        world.deposit(3, "1000", at("2026-11-21T00:03:00Z"));
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61.2345678", "2026-11-21T00:12:00Z");
        world.deposit(4, "7.77", at("2026-11-21T00:13:00Z"));
        world.withdraw(11, "40", at("2026-11-21T00:13:30Z"));
        world.holdsNow(10, COIN_IN_EUR, "0.5");

        ticks.catchUp();

        var run = run("2026-11-21T00:20:00Z");
        assertEqualTo(run, holders(COIN_IN_EUR));
        assertThat(live.all()).containsKey(10L);
        assertThat(live.all().get(4L).figures()).hasSize(5);
    }

    @Test
    void areTheSameOnANodeThatNeverValuedARun() {
        run("2026-11-20T23:50:00Z");
        run("2026-11-21T00:00:00Z");
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61.2345678", "2026-11-21T00:12:00Z");
        world.deposit(4, "7.77", at("2026-11-21T00:13:00Z"));

        onAnotherNode().catchUp();

        assertEqualTo(run("2026-11-21T00:20:00Z"), holders(COIN_IN_EUR));
    }

    @Test
    void areWhatTheNextRunValuesWhateverIsPushedAndBooked() {
        var random = new Random(7);
        run("2026-11-20T23:50:00Z");
        var slot = at("2026-11-21T00:00:00Z");
        for (int round = 0; round < 6; round++) {
            run(slot.toString());
            for (int second = 60; second < 500; second += 90) {
                var instrument = random.nextBoolean() ? COIN_IN_EUR : COIN_IN_USD;
                if (random.nextInt(3) > 0) {
                    push(
                            instrument,
                            BigDecimal.valueOf(random.nextLong(1, 99_999_999), 5).toPlainString(),
                            slot.plusSeconds(second).toString());
                } else {
                    world.deposit(
                            1 + random.nextInt(PORTFOLIOS), "12.34", slot.plusSeconds(second));
                }
                if (random.nextBoolean()) {
                    ticks.catchUp();
                }
            }
            // whatever was booked after a tick is in the next one
            push(COIN_IN_EUR, "1" + round + ".5", slot.plusSeconds(550).toString());
            push(COIN_IN_USD, "2" + round + ".5", slot.plusSeconds(551).toString());
            ticks.catchUp();

            var next = slot.plusSeconds(600);
            assertEqualTo(run(next.toString()), live.all().keySet());
            assertThat(live.all()).hasSize(PORTFOLIOS);
            slot = next.plusSeconds(600);
        }
    }

    @Test
    void takeTheNewestOfSeveralPricesWhicheverWasCommittedFirst() {
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61", "2026-11-21T00:12:00Z");
        push(COIN_IN_EUR, "59", "2026-11-21T00:11:00Z");

        ticks.catchUp();

        assertEqualTo(run("2026-11-21T00:20:00Z"), holders(COIN_IN_EUR));
        assertThat(live.all().get(1L).laidOver()).hasSize(1);
    }

    @Test
    void carryAPriceFromBeforeASplitAsRunsDo() {
        run("2026-11-21T00:00:00Z");
        world.split(3, COIN_IN_USD, 2, at("2026-11-21T00:05:00Z"));
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61", "2026-11-21T00:12:00Z");
        ticks.catchUp();
        assertEqualTo(run("2026-11-21T00:20:00Z"), holders(COIN_IN_EUR));

        push(COIN_IN_USD, "5.05", "2026-11-21T00:22:00Z");
        ticks.catchUp();
        assertEqualTo(run("2026-11-21T00:30:00Z"), holders(COIN_IN_USD));
    }

    @Test
    void areNotNeededForWhatTheRunHasAlready() {
        push(COIN_IN_EUR, "61", "2026-11-21T00:09:59Z");
        run("2026-11-21T00:10:00Z");

        assertThat(ticks.catchUp()).isZero();
        assertThat(live.all()).isEmpty();
    }

    @Test
    void areMadeAnewForARunThatCouldNotKnowThePriceYet() {
        run("2026-11-21T00:10:00Z");
        var chosenBefore = push(COIN_IN_EUR, "61", "2026-11-21T00:19:59Z");
        withoutPrice(chosenBefore, () -> run("2026-11-21T00:20:00Z"));

        assertThat(ticks.catchUp()).isEqualTo(20);
        assertEqualTo(run("2026-11-21T00:30:00Z"), holders(COIN_IN_EUR));
    }

    @Test
    void areMadeAgainWhenTheCacheLostThem() {
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61", "2026-11-21T00:12:00Z");
        ticks.catchUp();
        assertThat(ticks.catchUp()).as("all is said").isZero();
        var before = live.all();

        live.forget();

        assertThat(ticks.catchUp()).isEqualTo(20);
        assertThat(live.all()).isEqualTo(before);
    }

    @Test
    void areCompleteThoughWhatWasPushedLongAgoIsForgotten() {
        push(COIN_IN_EUR, "61", "2026-11-21T00:09:59Z");
        database.ownerJdbc().sql("delete from pushed_price").update();
        var run = run("2026-11-21T00:10:00Z");

        ticks.catchUp();

        assertThat(live.completeUpTo(run).orElseThrow()).isEqualTo(pushes.last());
    }

    @Test
    void tellHowGoodAPriceIsUntilTheNextRun() {
        run("2026-11-21T00:10:00Z");
        push(COIN_IN_EUR, "61", "2026-11-21T00:12:00Z", Quality.STALE);
        ticks.catchUp();

        assertThat(live.all().get(1L).laidOver().values()).containsExactly(Quality.STALE);
    }

    private void assertEqualTo(RunId run, Set<Long> portfolios) {
        var valuations = context.getBean(Valuations.class);
        assertThat(live.all().keySet()).isEqualTo(portfolios);
        live.all()
                .forEach((portfolio, tick) ->
                        assertThat(tick.figures())
                                .as("portfolio %d", portfolio)
                                .isEqualTo(
                                        valuations
                                                .of(run, new PortfolioId(portfolio))
                                                .orElseThrow()));
    }

    private static RunId run(String slot) {
        var gate = context.getBean(RunGate.class);
        var id = new RunId(new Slot(Instant.parse(slot)), 0);
        gate.queueDue(id.slot(), Duration.ofDays(1), "timetable", _ -> "");
        var claim = gate.claimNext("one").orElseThrow();
        assertThat(context.getBean(RefreshRun.class).run(claim, () -> false))
                .isEqualTo(Outcome.PUBLISHED);
        return id;
    }

    private NewPrice push(int instrument, String price, String asOf) {
        return push(instrument, price, asOf, Quality.FRESH);
    }

    private NewPrice push(int instrument, String price, String asOf, Quality quality) {
        var currency = Currency.getInstance(instrument == COIN_IN_EUR ? "EUR" : "USD");
        var id = new InstrumentId(instrument);
        var pushed =
                new NewPrice(
                        id,
                        new UnitPrice(new BigDecimal(price), currency),
                        at(asOf),
                        PUSHING,
                        Quality.FRESH,
                        Optional.empty());
        database.transactions()
                .run(() -> pushes.record(List.of(pushed), Map.of(id, quality), at(asOf)));
        return pushed;
    }

    /// As if its transaction had not been committed yet while `work` chose its prices.
    private static void withoutPrice(NewPrice price, Runnable work) {
        var hidden = LocalDateTime.ofInstant(price.asOf(), ZoneOffset.UTC);
        var owner = database.ownerJdbc();
        owner.sql("update price set quality = 5 where as_of = :at").param("at", hidden).update();
        work.run();
        owner.sql("update price set quality = 1 where as_of = :at").param("at", hidden).update();
    }

    private static ValueTicks onAnotherNode() {
        BeanFactory beans = context;
        var layout = beans.getBean(BlockLayout.class);
        var columns = beans.getBean(PositionColumns.class);
        var hot =
                new HotPositions(
                        columns,
                        beans.getBean(Positions.class),
                        beans.getBean(Portfolios.class),
                        layout);
        var bases = beans.getBean(DayBases.class);
        var days =
                new HotDayStarts(
                        bases,
                        beans.getBean(DayEnds.class),
                        beans.getBean(LastCloses.class),
                        columns,
                        layout);
        return new ValueTicks(
                beans.getBean(Runs.class),
                beans.getBean(Prices.class),
                beans.getBean(Pushes.class),
                beans.getBean(Positions.class),
                new HotSplits(beans.getBean(PositionSplits.class), columns, layout),
                hot,
                new HotHolders(),
                new TickStarts(days, bases, columns, beans.getBean(Flows.class)),
                beans.getBean(LiveTicks.class),
                layout);
    }

    private static Set<Long> holders(int instrument) {
        var positions = context.getBean(Positions.class);
        return LongStream.rangeClosed(1, PORTFOLIOS)
                .filter(portfolio ->
                        positions.of(new PortfolioId(portfolio), positions.sequence()).stream()
                                .anyMatch(holding ->
                                        holding.instrument().value() == instrument
                                                && !holding.quantity().isZero()))
                .boxed()
                .collect(toSet());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
