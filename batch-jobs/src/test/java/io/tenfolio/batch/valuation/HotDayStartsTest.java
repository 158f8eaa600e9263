package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.batch.valuation.HotDayStarts.BlockDay;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.DayChange;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Days end in three zones while things are booked, corrected, opened and closed. After each run what memory told it is what one would find
/// who remembers nothing.
class HotDayStartsTest {
    private static final int PORTFOLIOS = 26;
    private static final int RUNS = 25;
    private static final Instant BEGIN = Instant.parse("2026-02-01T12:00:00Z");
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Kolkata");
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    Duration.ofHours(3),
                    Duration.ofHours(7),
                    Duration.ofHours(25));

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    private Random random = new Random(0);
    private int closed;
    private int daysEnded;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        context = JobsInTest.on(database);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void areWhatTheDatabaseTellsWhateverHappens(long seed) {
        random = new Random(seed);
        world.reset();
        world.dollarsPerEuro("1.25", BEGIN.minus(Duration.ofDays(9)));
        world.price(SmallWorld.COIN_IN_USD, "10", "USD", BEGIN.minus(Duration.ofDays(9)));
        world.price(SmallWorld.COIN_IN_EUR, "50", "EUR", BEGIN.minus(Duration.ofDays(9)));
        for (int n = 1; n <= PORTFOLIOS; n++) {
            world.zone(n, ZONES.get(n % 5 % 3));
        }

        var slot = BEGIN;
        for (int i = 0; i < RUNS; i++) {
            for (int j = random.nextInt(4); j > 0; j--) {
                something(slot);
            }
            slot = slot.plus(PAUSES.get(random.nextInt(PAUSES.size())));
            check(run(slot));
            if (random.nextInt(3) == 0) {
                something(slot);
                correct(1 + random.nextInt(PORTFOLIOS), slot);
                check(rerun(slot));
            }
        }

        assertThat(daysEnded).as("runs in which days ended").isGreaterThan(5);
    }

    private void something(Instant after) {
        int portfolio = 1 + random.nextInt(PORTFOLIOS);
        var soon = after.plusSeconds(random.nextInt(600));
        switch (random.nextInt(9)) {
            case 0, 1 -> world.deposit(portfolio, "100", soon);
            case 2 -> world.withdraw(portfolio, "7", soon);
            case 3 -> world.deposit(portfolio, "30", after.minus(Duration.ofDays(1)));
            case 4 -> world.zone(portfolio, ZONES.get(random.nextInt(ZONES.size())));
            case 5 ->
                    world.price(
                            SmallWorld.COIN_IN_EUR,
                            Integer.toString(40 + random.nextInt(20)),
                            "EUR",
                            soon);
            case 6 -> world.split(portfolio, SmallWorld.COIN_IN_EUR, 2, soon);
            case 7 -> openOrClose(portfolio);
            default -> correct(portfolio, after);
        }
    }

    private void openOrClose(int portfolio) {
        var portfolios = context.getBean(Portfolios.class);
        if (closed != 0) {
            portfolios.reopen(new PortfolioId(closed));
            closed = 0;
        } else if (random.nextBoolean()) {
            portfolios.close(new PortfolioId(portfolio));
            closed = portfolio;
        } else {
            portfolios.create(
                    new UserId(1),
                    "New",
                    Currency.getInstance("EUR"),
                    ZoneOffset.UTC,
                    CostMethod.FIFO);
        }
    }

    private void correct(int portfolio, Instant after) {
        var closes = context.getBean(DailyCloses.class);
        var day = after.atZone(ZoneOffset.UTC).toLocalDate();
        for (var known : closes.of(new PortfolioId(portfolio), day.minusDays(2), day)) {
            var close =
                    new Close(
                            known.portfolio(),
                            known.day(),
                            known.marketValue().add(BigDecimal.ONE),
                            known.cash(),
                            known.cost(),
                            known.realisedGain(),
                            known.contributions(),
                            known.withdrawals());
            closes.correct(List.of(new TimedClose(close, after)), Instant.now(), world.sequence());
        }
    }

    private static Claim run(Instant at) {
        var gate = context.getBean(RunGate.class);
        gate.queueDue(new Slot(at), Duration.ofDays(1), "timetable", _ -> "");
        return queued(gate);
    }

    private static Claim rerun(Instant at) {
        var gate = context.getBean(RunGate.class);
        gate.rerun(new Slot(at), "test");
        return queued(gate);
    }

    private static Claim queued(RunGate gate) {
        var claim = gate.claimNext("one").orElseThrow();
        assertThat(context.getBean(RefreshRun.class).run(claim, () -> false))
                .isEqualTo(Outcome.PUBLISHED);
        return claim;
    }

    private void check(Claim claim) {
        var run = context.getBean(RunInputs.class).of(claim);
        var hot = context.getBean(HotDayStarts.class).of(run);
        var nothingRemembered =
                new HotDayStarts(
                                context.getBean(DayBases.class),
                                context.getBean(DayEnds.class),
                                context.getBean(LastCloses.class),
                                context.getBean(PositionColumns.class),
                                context.getBean(BlockLayout.class))
                        .of(run);
        var ended = new HashMap<PortfolioId, Close>();
        for (int number = 0; run.held().has(number); number++) {
            var block = run.held().block(number);
            var found = nothingRemembered.block(block);
            assertThat(closes(hot.block(block))).isEqualTo(closes(found));
            assertThat(dayChange(claim.run(), number, hot.block(block), block))
                    .containsExactly(dayChange(claim.run(), number, found, block));
            assertThat(stored(claim.run(), number, Figure.DAY_CHANGE))
                    .containsExactly(dayChange(claim.run(), number, found, block));
            ended.putAll(closes(found));
        }
        run.previous()
                .ifPresent(last -> assertThat(written(last.id())).containsAllEntriesOf(ended));
        if (!ended.isEmpty()) {
            daysEnded++;
        }
    }

    private static Map<PortfolioId, Close> closes(BlockDay day) {
        var closes = new HashMap<PortfolioId, Close>();
        day.ended()
                .ifPresent(ended ->
                        ended.closes().forEach(close -> closes.put(close.portfolio(), close)));
        return closes;
    }

    private static long[] dayChange(RunId run, int number, BlockDay day, HeldBlock block) {
        var change =
                DayChange.apply(
                        stored(run, number, Figure.MARKET_VALUE),
                        stored(run, number, Figure.CASH),
                        day.bases(),
                        day.flows());
        for (int place = 0; place < change.length; place++) {
            if (!block.positions().hasPortfolioAt(place)) {
                change[place] = ABSENT;
            }
        }
        return change;
    }

    private static long[] stored(RunId run, int number, Figure figure) {
        return PackedFigures.unpack(
                context.getBean(Valuations.class).block(run, number).get(figure));
    }

    /// What was written from the figures of `last`.
    private static Map<PortfolioId, Close> written(RunId last) {
        var closes = new HashMap<PortfolioId, Close>();
        database.jdbc()
                .sql(
                        """
                        select portfolio_id, day, market_value, cash, cost, realised_gain, contributions, withdrawals
                        from   daily_close
                        where  slot = :slot
                        and    revision = :revision
                        """)
                .param("slot", last.slot().epochSecond())
                .param("revision", last.revision())
                .query(row -> {
                    var portfolio = new PortfolioId(row.getLong("portfolio_id"));
                    closes.put(
                            portfolio,
                            new Close(
                                    portfolio,
                                    row.getObject("day", LocalDate.class),
                                    row.getBigDecimal("market_value"),
                                    row.getBigDecimal("cash"),
                                    row.getBigDecimal("cost"),
                                    row.getBigDecimal("realised_gain"),
                                    row.getBigDecimal("contributions"),
                                    row.getBigDecimal("withdrawals")));
                });
        return closes;
    }
}
