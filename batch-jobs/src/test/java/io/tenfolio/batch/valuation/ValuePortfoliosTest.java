package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.Faults;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Nine ranges of at most five blocks, and two writers.
class ValuePortfoliosTest {
    private static final int PORTFOLIOS = 250;
    private static final int BLOCKS = 42;
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final RunId RUN = new RunId(TEN, 0);

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    private final RunGate gate = context.getBean(RunGate.class);
    private final Runs runs = context.getBean(Runs.class);
    private final RefreshRun refresh = context.getBean(RefreshRun.class);
    private final Faults faults = context.getBean(Faults.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", TEN.start().minusSeconds(60));
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", TEN.start().minusSeconds(60));
        world.dollarsPerEuro("1.0847", TEN.start().minusSeconds(60));
        var properties = new HashMap<>(database.properties());
        properties.put("tenfolio.valuation.blocks-per-partition", 5);
        properties.put("tenfolio.valuation.writers", 2);
        context = JobsInTest.on(properties);
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
    }

    @Test
    void storesTwoChunksAtOnceEachHoldingTheRun() {
        var bothStore = new CyclicBarrier(2);
        var met = new AtomicInteger();
        faults.whileStoring(block -> {
            if (met.get() == 0) {
                meet(bothStore);
                met.incrementAndGet();
            }
        });

        assertThat(refresh.run(claim(), () -> false)).isEqualTo(Outcome.PUBLISHED);

        assertThat(met).hasPositiveValue();
        assertThat(blocksOfEpoch(1)).hasSize(BLOCKS).doesNotHaveDuplicates();
        assertThat(runs.find(RUN).orElseThrow().counts())
                .isEqualTo(new RunCounts(PORTFOLIOS, PORTFOLIOS, 0, 0));
    }

    @Test
    void countsWhatAllWritersReadAndWrote() {
        refresh.run(claim(), () -> false);

        assertThat(steps()).containsExactly("COMPLETED 42 42");
    }

    @Test
    void endsTheOtherWritersWhenOneFails() {
        faults.whileStoring(block -> {
            if (block == 3) {
                throw new IllegalStateException("the disk is full");
            }
        });

        assertThat(refresh.run(claim(), () -> false)).isEqualTo(Outcome.FAILED);

        assertThat(runs.find(RUN).orElseThrow().reason())
                .isEqualTo("The step valuePortfolios failed: the disk is full");
        int stored = blocksOfEpoch(1).size();
        assertThat(stored).isLessThan(BLOCKS);

        faults.none();
        gate.restart(RUN, "ada");
        assertThat(refresh.run(gate.claimNext("two").orElseThrow(), () -> false))
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(blocksOfEpoch(2)).hasSize(BLOCKS - stored).contains(3);
    }

    @Test
    void valuesWhatIsMissingWhateverTheFrameworkRemembers() {
        faults.whileStoring(block -> {
            if (block == 30) {
                throw new IllegalStateException("the disk is full");
            }
        });
        refresh.run(claim(), () -> false);
        faults.none();
        int stored = blocksOfEpoch(1).size();
        database.ownerJdbc()
                .sql(
                        """
                        update BATCH_STEP_EXECUTION
                        set    STATUS = 'COMPLETED', EXIT_CODE = 'COMPLETED'
                        where  STEP_NAME = 'valuePortfolios'
                        """)
                .update();

        gate.restart(RUN, "ada");
        assertThat(refresh.run(gate.claimNext("two").orElseThrow(), () -> false))
                .isEqualTo(Outcome.PUBLISHED);

        assertThat(blocksOfEpoch(2)).hasSize(BLOCKS - stored);
    }

    @Test
    void letsNoWriterOfAFrozenNodeWriteLate() throws Exception {
        assertThat(lateBlocks()).isZero();
    }

    @Test
    void wouldLetThemWriteLateWithoutTheHold() throws Exception {
        faults.withoutHold();

        assertThat(lateBlocks()).isPositive();
    }

    @Test
    void endsSoonWhenItsNodeStops() {
        var begun = new CountDownLatch(1);
        var stopping = new AtomicInteger();
        faults.beforeReading(block -> {
            if (block > 20) {
                begun.countDown();
                await().until(() -> stopping.get() == 1);
            }
        });
        var claim = claim();
        var carrier = new CompletableFuture<Thread>();
        var outcome =
                CompletableFuture.supplyAsync(() -> {
                    carrier.complete(Thread.currentThread());
                    return refresh.run(claim, () -> stopping.get() == 1);
                });

        await().until(() -> begun.getCount() == 0);
        carrier.join().interrupt();
        stopping.set(1);

        assertThat(outcome.join()).isEqualTo(Outcome.LET_GO);
        int stored = blocksOfEpoch(1).size();
        assertThat(stored).isLessThan(BLOCKS);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("values-"));
    }

    private Claim claim() {
        gate.queueDue(TEN, Duration.ofMinutes(10), "timetable", _ -> "");
        return gate.claimNext("one").orElseThrow();
    }

    /// Blocks that both writers of a node write after its run was taken from it, nothing else being in their way.
    private int lateBlocks() throws Exception {
        var frozen = claim();
        var thaw = new CountDownLatch(1);
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        faults.beforeReading(block -> {
            if (block > 20 && writers.add(Thread.currentThread())) {
                wait(thaw);
            }
        });
        var late = CompletableFuture.supplyAsync(() -> refresh.run(frozen, () -> false));
        await().until(() -> writers.size() == 2);
        int before = blocksOfEpoch(1).size();

        gate.release(frozen);
        gate.takeOver("two", Duration.ofSeconds(7)).orElseThrow();
        thaw.countDown();
        late.get();
        return blocksOfEpoch(1).size() - before;
    }

    private List<Integer> blocksOfEpoch(int epoch) {
        return database.jdbc()
                .sql("select block from run_block where epoch = :epoch order by block")
                .param("epoch", epoch)
                .query(Integer.class)
                .list();
    }

    private List<String> steps() {
        return database.ownerJdbc()
                .sql(
                        """
                        select concat(STATUS, ' ', READ_COUNT, ' ', WRITE_COUNT)
                        from   BATCH_STEP_EXECUTION
                        where  STEP_NAME like 'value%'
                        """)
                .query(String.class)
                .list();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody else stores", e);
        }
    }

    private static void wait(CountDownLatch thaw) {
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
