package io.tenfolio.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.CacheInMemory;
import io.tenfolio.batch.testing.Faults;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.Valuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;

class RefreshPortfoliosTest {
    private static final int PORTFOLIOS = 250;
    private static final int BLOCKS = 42;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    private final RunGate gate = context.getBean(RunGate.class);
    private final Runs runs = context.getBean(Runs.class);
    private final RefreshRun refresh = context.getBean(RefreshRun.class);
    private final Valuations valuations = context.getBean(Valuations.class);
    private final CacheInMemory cache = context.getBean(CacheInMemory.class);
    private final Faults faults = context.getBean(Faults.class);
    private final AtomicInteger fetches = context.getBean(AtomicInteger.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", TEN.start().minusSeconds(60));
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", TEN.start().minusSeconds(60));
        world.dollarsPerEuro("1.0847", TEN.start().minusSeconds(60));
        context = JobsInTest.on(database);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        world.forgetRuns();
        faults.none();
        cache.forget();
        fetches.set(0);
    }

    @Test
    void publishesEachPortfolioOnceAtTheReferenceValuersFigures() {
        var claim = claim(TEN);

        assertThat(refresh.run(claim, () -> false)).isEqualTo(Outcome.PUBLISHED);

        var run = run(TEN);
        assertThat(run.state()).isEqualTo(RunState.PUBLISHED);
        assertThat(run.counts()).isEqualTo(new RunCounts(PORTFOLIOS, PORTFOLIOS, 0, 0));
        assertThat(valuations.blocks(run.id())).hasSize(BLOCKS);
        assertEveryFigureIsTheReferences(run);
    }

    @Test
    void keepsTheTimeOfEachStep() {
        refresh.run(claim(TEN), () -> false);

        assertThat(runs.took(new RunId(TEN, 0))).containsOnlyKeys(Runs.Step.values());
    }

    @Test
    void showsTheRunInTheCache() {
        refresh.run(claim(TEN), () -> false);

        assertThat(cache.shown()).contains(new RunId(TEN, 0));
        assertThat(cache.blocks()).hasSize(BLOCKS);
        assertThat(cache.blocks().get(7).get(Figure.CASH))
                .isEqualTo(valuations.block(new RunId(TEN, 0), 7).get(Figure.CASH));
    }

    @Test
    void publishesThoughTheCacheIsSilentAndShowsItLater() {
        cache.silent(true);

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.PUBLISHED);

        cache.silent(false);
        assertThat(context.getBean(LiveCopy.class).refresh()).contains(new RunId(TEN, 0));
        assertThat(cache.shown()).contains(new RunId(TEN, 0));
    }

    @Test
    void showsTheNewestSlotWhenAnOlderOneIsPublishedAfterIt() {
        refresh.run(claim(TEN), () -> false);
        refresh.run(claim(TEN.next(STEP)), () -> false);
        gate.rerun(TEN, "ada");

        refresh.run(gate.claimNext("one").orElseThrow(), () -> false);

        assertThat(cache.shown()).contains(new RunId(TEN.next(STEP), 0));
    }

    @Test
    void goesOnWhereItStoppedWhenAFailedRunIsRestarted() {
        faults.whileStoring(failAt(20, new IllegalStateException("the disk is full")));

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.FAILED);
        assertThat(run(TEN).reason())
                .isEqualTo("The step valuePortfolios failed: the disk is full");

        faults.none();
        gate.restart(new RunId(TEN, 0), "ada");
        assertThat(refresh.run(gate.claimNext("two").orElseThrow(), () -> false))
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(blocksOfEpoch(1)).hasSize(20);
        assertThat(blocksOfEpoch(2)).hasSize(BLOCKS - 20);
        assertThat(fetches).hasValue(1);
        assertEveryFigureIsTheReferences(run(TEN));
    }

    @Test
    void goesOnByItselfAfterTroubleWithTheDatabase() {
        var first = new AtomicInteger();
        faults.whileStoring(block -> {
            if (block == 20 && first.getAndIncrement() == 0) {
                throw new DataAccessResourceFailureException("connection lost");
            }
        });

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.PUBLISHED);

        assertThat(blocksOfEpoch(1)).hasSize(BLOCKS);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void goesOnAtAnotherNodeWhileAFrozenOneWritesNothingMore() throws Exception {
        var frozen = claim(TEN);
        var thaw = new CountDownLatch(1);
        var late = CompletableFuture.supplyAsync(() -> runFrozenAt(10, frozen, thaw));
        await().until(() -> blocksOfEpoch(1).size() == 10);

        gate.release(frozen);
        var taken = gate.takeOver("two", Duration.ofSeconds(7)).orElseThrow();
        assertThat(refresh.run(taken, () -> false)).isEqualTo(Outcome.PUBLISHED);
        thaw.countDown();

        assertThat(late.get()).isEqualTo(Outcome.LOST);
        assertThat(blocksOfEpoch(1)).hasSize(10);
        assertThat(blocksOfEpoch(2)).hasSize(BLOCKS - 10);
        assertThat(run(TEN).state()).isEqualTo(RunState.PUBLISHED);
        assertThat(run(TEN).node()).isEqualTo("two");
    }

    @Test
    void stopsAFrozenNodeByTheRunsHoldAlone() throws Exception {
        assertThat(lateBlocks()).isZero();
    }

    @Test
    void wouldLetAFrozenNodeWriteLateWithoutTheHold() throws Exception {
        faults.withoutHold();

        assertThat(lateBlocks()).isPositive();
    }

    @Test
    void putsAPortfolioThatCannotBeValuedAmongTheDeadLettersAndPublishesTheOthers() {
        world.absurdCost(17, true);

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.PUBLISHED);

        world.absurdCost(17, false);
        assertThat(run(TEN).counts()).isEqualTo(new RunCounts(PORTFOLIOS, PORTFOLIOS - 1, 1, 0));
        assertThat(deadLetters())
                .containsExactly(
                        "17: Its cost of 100000000000000000009.0000 is too large to be kept");
        assertThat(valuations.of(new RunId(TEN, 0), new PortfolioId(17))).isEmpty();
    }

    @Test
    void failsAndIsNotShownWhenPortfoliosAreMissing() {
        faults.beforeReading(block -> oneMoreIsEligibleFrom(block, 30));

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.FAILED);

        assertThat(run(TEN).reason())
                .isEqualTo(
                        "Valued 250 and skipped 0 of 251 eligible portfolios; a run that does not add up is not shown");
        assertThat(cache.shown()).isEmpty();
    }

    @Test
    void endsWhenAPersonStopsIt() {
        faults.beforeReading(block -> {
            if (block == 5) {
                elsewhere(() -> gate.stop(new RunId(TEN, 0), "stopped by ada: wrong prices"));
            }
        });

        assertThat(refresh.run(claim(TEN), () -> false)).isEqualTo(Outcome.LOST);

        assertThat(run(TEN).state()).isEqualTo(RunState.FAILED);
        assertThat(run(TEN).reason()).isEqualTo("stopped by ada: wrong prices");
        assertThat(valuations.blocks(new RunId(TEN, 0))).hasSize(5);
    }

    private Claim claim(Slot slot) {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        return gate.claimNext("one").orElseThrow();
    }

    private Run run(Slot slot) {
        return runs.find(new RunId(slot, 0)).orElseThrow();
    }

    private Outcome runFrozenAt(int block, Claim claim, CountDownLatch thaw) {
        var frozen = new AtomicInteger();
        faults.beforeReading(reading -> {
            if (reading == block && frozen.getAndIncrement() == 0) {
                wait(thaw);
            }
        });
        return refresh.run(claim, () -> false);
    }

    /// Blocks that a node writes after its run was taken from it, nothing else being in its way.
    private int lateBlocks() throws Exception {
        var frozen = claim(TEN);
        var thaw = new CountDownLatch(1);
        var late = CompletableFuture.supplyAsync(() -> runFrozenAt(10, frozen, thaw));
        await().until(() -> blocksOfEpoch(1).size() == 10);

        gate.release(frozen);
        gate.takeOver("two", Duration.ofSeconds(7)).orElseThrow();
        thaw.countDown();
        late.get();
        return blocksOfEpoch(1).size() - 10;
    }

    private List<Integer> blocksOfEpoch(int epoch) {
        return database.jdbc()
                .sql("select block from run_block where epoch = :epoch order by block")
                .param("epoch", epoch)
                .query(Integer.class)
                .list();
    }

    private List<String> deadLetters() {
        return database.jdbc()
                .sql(
                        "select concat(subject, ': ', reason) from dead_letter where kind = 'PORTFOLIO'")
                .query(String.class)
                .list();
    }

    private static void oneMoreIsEligibleFrom(int block, int from) {
        if (block == from) {
            database.ownerJdbc().sql("update run set eligible = eligible + 1").update();
        }
    }

    /// Outside the chunk's transaction.
    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private void assertEveryFigureIsTheReferences(Run run) {
        var valuer = new Valuer(context.getBean(Prices.class).market(run.id()).orElseThrow());
        var held =
                context.getBean(Positions.class)
                        .between(
                                new PortfolioId(1),
                                new PortfolioId(PORTFOLIOS),
                                run.positionSequence());
        assertThat(held).hasSize(PORTFOLIOS);
        for (var one : held) {
            var reference = valuer.value(one.portfolio(), one.base(), one.holdings());
            assertThat(valuations.of(run.id(), one.portfolio()).orElseThrow())
                    .containsEntry(Figure.MARKET_VALUE, reference.marketValue().scaled())
                    .containsEntry(Figure.CASH, reference.cash().scaled())
                    .containsEntry(Figure.COST, reference.cost().scaled())
                    .containsEntry(Figure.REALISED_GAIN, reference.realisedGain().scaled());
        }
    }

    private static IntConsumer failAt(int block, RuntimeException failure) {
        return storing -> {
            if (storing == block) {
                throw failure;
            }
        };
    }

    private static void wait(CountDownLatch thaw) {
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
