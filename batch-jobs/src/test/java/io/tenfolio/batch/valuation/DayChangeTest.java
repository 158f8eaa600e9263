package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Portfolio 1: one coin at EUR, two at USD, 100 EUR of cash; rates are 1, so its worth is a + 2b + 100.
class DayChangeTest {
    private static final PortfolioId PORTFOLIO = new PortfolioId(1);
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant DAY_ENDS = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(3);
        context = JobsInTest.on(database);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void setUp() {
        world.reset();
        world.dollarsPerEuro("1", LONG_AGO);
        world.price(SmallWorld.COIN_IN_USD, "10", "USD", LONG_AGO);
        coin("50", LONG_AGO);
    }

    @Test
    void isTheGainSinceTheLastSlotBeforeMidnight() {
        run("2026-11-20T23:40:00Z");
        coin("60", at("2026-11-20T23:45:00Z"));
        run("2026-11-20T23:50:00Z");
        coin("75", at("2026-11-21T00:05:00Z"));

        assertThat(run("2026-11-21T00:10:00Z")).contains(150_000L);
    }

    @Test
    void keepsTheLastRunOfADayAsItsClose() {
        run("2026-11-20T23:40:00Z");
        coin("60", at("2026-11-20T23:45:00Z"));
        run("2026-11-20T23:50:00Z");
        assertThat(closes()).isEmpty();

        run("2026-11-21T00:00:00Z");

        assertThat(closes()).containsExactly(close("80.0000", "100.0000", "20.0000", "0"));
    }

    @Test
    void leavesOutWhatCameInSinceMidnight() {
        run("2026-11-20T23:50:00Z");
        world.deposit(1, "1000", at("2026-11-21T00:01:00Z"));
        coin("55", at("2026-11-21T00:05:00Z"));

        assertThat(run("2026-11-21T00:10:00Z")).contains(50_000L);
    }

    @Test
    void countsWhatCameInBetweenTheLastSlotAndMidnightAsMoneyNotGain() {
        run("2026-11-20T23:50:00Z");
        world.deposit(1, "1000", at("2026-11-20T23:55:00Z"));

        assertThat(run("2026-11-21T00:00:00Z")).contains(0L);
        assertThat(run("2026-11-21T00:10:00Z")).contains(0L);
    }

    @Test
    void keepsWhatCameAndWhatWentOnADayWithItsClose() {
        run("2026-11-20T23:50:00Z");
        world.deposit(1, "1000", at("2026-11-21T08:00:00Z"));
        world.withdraw(1, "250", at("2026-11-21T09:00:00Z"));
        run("2026-11-21T23:50:00Z");

        run("2026-11-22T00:00:00Z");

        var flows = closesStore().of(PORTFOLIO, DAY.plusDays(1), DAY.plusDays(1));
        assertThat(flows)
                .extracting(Close::contributions, Close::withdrawals)
                .containsExactly(tuple(new BigDecimal("1000.0000"), new BigDecimal("250.0000")));
    }

    @Test
    void endsTheDayInThePortfoliosOwnZone() {
        world.zone(1, "America/New_York");
        run("2026-11-21T04:50:00Z");
        coin("60", at("2026-11-21T04:55:00Z"));

        assertThat(run("2026-11-21T05:00:00Z")).contains(100_000L);
        assertThat(closes()).extracting(Close::day).containsExactly(DAY);
    }

    @Test
    void startsFromACloseComputedFromDailyPricesAndTheMoneyThatCameInSinceItsDay() {
        closesStore()
                .store(
                        new RunId(Slot.ofEpochSecond(0), 0),
                        List.of(close("60.0000", "90.0000", "20.0000", "0")));
        world.deposit(1, "30", at("2026-11-20T23:59:59Z"));
        world.deposit(1, "7", at("2026-11-21T00:00:00Z"));

        // worth 50 + 20 + 137 = 207; the close was 150, and 7 came in after its day
        assertThat(run("2026-11-21T00:10:00Z")).contains(500_000L);
    }

    @Test
    void countsWhatWasBackDatedAsMoneyUntilTheCloseKnowsOfIt() {
        var computed = new TimedClose(close("70.0000", "100.0000", "20.0000", "0"), DAY_ENDS);
        closesStore().correct(List.of(computed), Instant.now().minusSeconds(9), 0);
        world.deposit(1, "30", at("2026-11-20T12:00:00Z"));
        assertThat(run("2026-11-21T00:10:00Z")).contains(0L);

        var corrected = new TimedClose(close("70.0000", "130.0000", "20.0000", "30"), DAY_ENDS);
        closesStore().correct(List.of(corrected), Instant.now(), world.sequence());
        assertThat(run("2026-11-21T00:20:00Z")).contains(0L);
    }

    @Test
    void isNothingWhenASplitCameAfterTheLastPrice() {
        run("2026-11-20T23:50:00Z");
        world.split(1, SmallWorld.COIN_IN_EUR, 10, at("2026-11-21T00:05:00Z"));

        assertThat(run("2026-11-21T00:10:00Z")).contains(0L);
        assertThat(marketValue("2026-11-21T00:10:00Z")).contains(700_000L);

        coin("5.10", at("2026-11-21T00:15:00Z"));
        assertThat(run("2026-11-21T00:20:00Z")).contains(10_000L);
    }

    @Test
    void isNotKnownWhileNoDayHasEnded() {
        world.deposit(1, "100", LONG_AGO);

        assertThat(run("2026-11-20T12:00:00Z")).isEmpty();
    }

    @Test
    void isTheWholeGainOnThePortfoliosFirstDay() {
        database.ownerJdbc()
                .sql("update account_position set quantity = 0 where portfolio_id = 1")
                .update();
        world.deposit(1, "100", at("2026-11-20T08:00:00Z"));

        assertThat(run("2026-11-20T12:00:00Z")).contains(0L);
    }

    private Optional<Long> run(String slot) {
        var gate = context.getBean(RunGate.class);
        var id = new RunId(new Slot(Instant.parse(slot)), 0);
        gate.queueDue(id.slot(), Duration.ofDays(1), "timetable", _ -> "");
        var claim = gate.claimNext("one").orElseThrow();
        assertThat(context.getBean(RefreshRun.class).run(claim, () -> false))
                .isEqualTo(Outcome.PUBLISHED);
        return context.getBean(Valuations.class)
                .of(id, PORTFOLIO)
                .map(figures -> figures.get(Figure.DAY_CHANGE));
    }

    private Optional<Long> marketValue(String slot) {
        return context.getBean(Valuations.class)
                .of(new RunId(new Slot(Instant.parse(slot)), 0), PORTFOLIO)
                .map(figures -> figures.get(Figure.MARKET_VALUE));
    }

    private static DailyCloses closesStore() {
        return context.getBean(DailyCloses.class);
    }

    private List<Close> closes() {
        return closesStore().of(PORTFOLIO, DAY.minusDays(9), DAY.plusDays(9));
    }

    private static void coin(String price, Instant asOf) {
        world.price(SmallWorld.COIN_IN_EUR, price, "EUR", asOf);
    }

    private static Close close(String marketValue, String cash, String cost, String contributions) {
        return new Close(
                PORTFOLIO,
                DAY,
                new BigDecimal(marketValue),
                new BigDecimal(cash),
                new BigDecimal(cost),
                new BigDecimal("0.0000"),
                new BigDecimal(contributions).setScale(4),
                new BigDecimal("0.0000"));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
