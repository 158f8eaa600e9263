package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.refresh.LiveCopy;
import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.Faults;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.batch.valuation.NodeProcess.Order;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.HazelcastValuations;
import io.tenfolio.db.live.MemberTalk;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/// A node in this process and one in another, which is really killed or frozen in the middle of a block: 42 blocks in ranges of five, each of
/// two writers a node in a chunk of its own.
@Timeout(90)
class KilledNodeTest {
    private static final int PORTFOLIOS = 250;
    private static final int BLOCKS = 42;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// The server ends a frozen node's transaction after eight seconds.
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static TestDatabase database;
    private static Map<String, Object> settings;
    private static ConfigurableApplicationContext context;
    private static Slot slot = new Slot(Instant.parse("2026-11-20T10:00:00Z"));

    private final RunGate gate = context.getBean(RunGate.class);
    private final Runs runs = context.getBean(Runs.class);
    private final RefreshRun refresh = context.getBean(RefreshRun.class);
    private final Faults faults = context.getBean(Faults.class);

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.fresh();
        var world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", slot.start().minusSeconds(60));
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", slot.start().minusSeconds(60));
        world.dollarsPerEuro("1.0847", slot.start().minusSeconds(60));
        settings = new HashMap<>(database.properties());
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("tenfolio.hazelcast.port", free.getLocalPort());
        }
        settings.put("tenfolio.hazelcast.mode", "MEMBER");
        settings.put("tenfolio.valuation.blocks-per-partition", 5);
        settings.put("tenfolio.valuation.shared-from", 5);
        settings.put("tenfolio.valuation.patience", PATIENCE.toSeconds() + "s");
        context = JobsInTest.on(settings);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void nextSlot() {
        slot = slot.next(STEP);
        faults.none();
    }

    @AfterEach
    void lookThatTheRunIsComplete() {
        assertThat(state()).isEqualTo(RunState.PUBLISHED);
        assertThat(blocks()).hasSize(BLOCKS).doesNotHaveDuplicates();
        // which the reconciler repeats until the cache answers again
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(CacheSilent.class)
                .untilAsserted(() -> {
                    context.getBean(LiveCopy.class).refresh();
                    assertThat(context.getBean(HazelcastValuations.class).blocks(id()))
                            .hasSize(BLOCKS);
                });
    }

    @Test
    void leavesItsRangesToOthersWhenItIsFrozen() throws Exception {
        try (var node = node()) {
            node.tell(Order.STAND_BEFORE_VALUING);
            var outcome = carryUntilItStandsStill(node);
            // it is slow, not silent: nobody takes its ranges from it
            await().during(PATIENCE.plusSeconds(1)).atMost(BOUND).until(() -> !outcome.isDone());

            var frozen = Instant.now();
            node.freeze();

            await().atMost(BOUND).until(() -> state() == RunState.PUBLISHED);
            tell("SIGSTOP of a node that has ranges: published", frozen);
            assertThat(outcome.join()).isEqualTo(Outcome.PUBLISHED);
            var blocks = blocks();
            node.thaw();
            node.tell(Order.GO_ON);
            await().during(Duration.ofSeconds(1)).until(() -> blocks().equals(blocks));
        }
    }

    @Test
    void leavesItsRangesToOthersWhenItIsKilledInsideAChunk() throws Exception {
        try (var node = node()) {
            node.tell(Order.STAND_WHILE_STORING);
            var outcome = carryUntilItStandsStill(node);

            var killed = Instant.now();
            node.kill();

            await().atMost(BOUND).until(() -> state() == RunState.PUBLISHED);
            tell("kill -9 of a node that has ranges: published", killed);
            assertThat(outcome.join()).isEqualTo(Outcome.PUBLISHED);
        }
    }

    /// The run is carried by the other node until that is killed in the middle of a chunk, while both writers of this node stand still with
    /// ranges of it. Then this node takes the run over, and its old ranges go on before it begins.
    @Test
    void isFollowedByAnotherWhenItCarriedTheRunAndWhoHelpedItWritesNothingLate() throws Exception {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        var helpers = new CopyOnWriteArrayList<Thread>();
        faults.beforeReading(_ -> {
            if (helpers.addIfAbsent(Thread.currentThread())) {
                wait(helpers.indexOf(Thread.currentThread()) == 0 ? first : second);
            }
        });
        try (var node = node()) {
            gate.queueDue(slot, STEP, "timetable", _ -> "");
            node.tell(Order.CARRY);
            await().atMost(SOON).until(() -> helpers.size() == 2);
            await().atMost(SOON).until(() -> blocksOfEpoch(1).size() > 2);
            node.tell(Order.STAND_WHILE_STORING);
            node.awaitStandingStill();
            node.kill();
        }
        // waits for the server to roll its chunks back
        var taken =
                await().atMost(SOON)
                        .until(
                                () -> gate.takeOver("here", Duration.ofNanos(1_000)),
                                Optional::isPresent)
                        .orElseThrow();
        int before = blocksOfEpoch(1).size();

        first.countDown();
        await().during(Duration.ofSeconds(1)).until(() -> blocksOfEpoch(1).size() == before);
        // the control: without the hold it would
        faults.withoutHold();
        second.countDown();
        await().atMost(SOON).until(() -> blocksOfEpoch(1).size() > before);
        faults.none();

        assertThat(refresh.run(taken, () -> false)).isEqualTo(Outcome.PUBLISHED);
        assertThat(blocksOfEpoch(2)).isNotEmpty();
    }

    private CompletableFuture<Outcome> carryUntilItStandsStill(NodeProcess node) throws Exception {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        var claim = gate.claimNext("here").orElseThrow();
        var stands = new CountDownLatch(1);
        faults.whileStoring(_ -> wait(stands));
        var outcome = CompletableFuture.supplyAsync(() -> refresh.run(claim, () -> false));
        node.awaitStandingStill();
        stands.countDown();
        return outcome;
    }

    private static NodeProcess node() throws IOException, InterruptedException {
        var node = NodeProcess.start(settings);
        await().atMost(SOON).until(context.getBean(MemberTalk.class)::hasOthers);
        return node;
    }

    private RunState state() {
        return runs.find(id()).orElseThrow().state();
    }

    private static RunId id() {
        return new RunId(slot, 0);
    }

    private static List<Integer> blocks() {
        return blocks("epoch > 0");
    }

    private static List<Integer> blocksOfEpoch(int epoch) {
        return blocks("epoch = " + epoch);
    }

    private static List<Integer> blocks(String which) {
        return database.jdbc()
                .sql("select block from run_block where slot = :slot and " + which)
                .param("slot", slot.epochSecond())
                .query(Integer.class)
                .list();
    }

    private static void tell(String what, Instant since) {
        System.out.printf(
                "%s after %.1f s%n", what, Duration.between(since, Instant.now()).toMillis() / 1e3);
    }

    private static void wait(CountDownLatch thaw) {
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
