package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.Faults;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.live.Cluster;
import io.tenfolio.db.live.HazelcastValuations;
import io.tenfolio.db.live.MemberTalk;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two nodes of a cluster on one database; the first carries the runs. Nine ranges of at most five blocks.
class RangeWorkerTest {
    private static final int PORTFOLIOS = 250;
    private static final int BLOCKS = 42;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static int port;
    private static ConfigurableApplicationContext carrier;
    private static ConfigurableApplicationContext other;
    private static Slot slot = new Slot(Instant.parse("2026-11-20T10:00:00Z"));

    private final RunGate gate = carrier.getBean(RunGate.class);
    private final Faults here = carrier.getBean(Faults.class);
    private final AtomicInteger storedThere = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.fresh();
        var world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", slot.start().minusSeconds(60));
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", slot.start().minusSeconds(60));
        world.dollarsPerEuro("1.0847", slot.start().minusSeconds(60));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        carrier = node();
    }

    @BeforeEach
    void startTheOther() {
        if (other == null) {
            other = node();
        }
        await().atMost(SOON).until(carrier.getBean(MemberTalk.class)::hasOthers);
        slot = slot.next(STEP);
        here.none();
        there().none();
    }

    @AfterEach
    void lookThatEachBlockIsStoredOnceAndShown() {
        var run = new RunId(slot, 0);
        assertThat(carrier.getBean(Valuations.class).blocks(run))
                .hasSize(BLOCKS)
                .doesNotHaveDuplicates();
        assertThat(carrier.getBean(HazelcastValuations.class).shown()).contains(run);
        assertThat(carrier.getBean(HazelcastValuations.class).blocks(run)).hasSize(BLOCKS);
    }

    @AfterAll
    static void stop() {
        if (other != null) {
            other.close();
        }
        carrier.close();
        database.close();
    }

    @Test
    void valuesRangesOfARunThatAnotherNodeCarries() {
        there().whileStoring(_ -> storedThere.incrementAndGet());
        here.whileStoring(untilOneIsStoredThere());

        assertThat(run()).isEqualTo(Outcome.PUBLISHED);

        assertThat(storedThere).hasValueBetween(1, BLOCKS - 1);
    }

    @Test
    void givesBackWhatItCannotValue() {
        there().whileStoring(_ -> {
            storedThere.incrementAndGet();
            throw new IllegalStateException("the disk is full");
        });
        here.whileStoring(untilOneIsStoredThere());

        assertThat(run()).isEqualTo(Outcome.PUBLISHED);

        assertThat(storedThere).hasPositiveValue();
    }

    @Test
    void isNotWaitedForWhenItLeavesInTheMiddle() {
        assertThat(tookAfterTheOtherLeft()).isLessThan(PATIENCE);
    }

    @Test
    void wouldBeWaitedForAsLongAsPatienceLastsIfNobodyHeardThatItLeft() {
        here.withoutHearingWhoLeaves();

        assertThat(tookAfterTheOtherLeft()).isBetween(PATIENCE.minusSeconds(1), SOON);
    }

    @Test
    void isNotTakenAtItsWord() throws Exception {
        other.getBean(RangeWorker.class).stop();
        var talk = other.getBean(MemberTalk.class);
        try (var _ = talk.listen((from, words) -> lie(talk, from, words))) {
            here.whileStoring(untilOneIsStoredThere());

            assertThat(run()).isEqualTo(Outcome.PUBLISHED);
        }
        other.getBean(RangeWorker.class).start();

        assertThat(storedThere).hasPositiveValue();
    }

    /// How long a run still takes after the other node has left with ranges of it.
    private Duration tookAfterTheOtherLeft() {
        var thaw = new CountDownLatch(1);
        there().beforeReading(_ -> {
            storedThere.incrementAndGet();
            wait(thaw);
        });
        here.whileStoring(untilOneIsStoredThere());
        var outcome = CompletableFuture.supplyAsync(this::run);
        await().atMost(SOON).until(() -> storedThere.get() > 0);

        long left = System.nanoTime();
        other.getBean(Cluster.class).close();
        assertThat(outcome.join()).isEqualTo(Outcome.PUBLISHED);
        var took = Duration.ofNanos(System.nanoTime() - left);

        thaw.countDown();
        other.close();
        other = null;
        return took;
    }

    private void lie(MemberTalk talk, String from, String words) {
        RangeWord.of(words)
                .ifPresent(word -> {
                    switch (word) {
                        case RangeWord.Offer(var claim) ->
                                talk.tell(from, new RangeWord.Ready(claim).text());
                        case RangeWord.Value(var claim, var range) -> {
                            storedThere.incrementAndGet();
                            talk.tell(from, new RangeWord.Done(claim, range, true).text());
                        }
                        default -> {}
                    }
                });
    }

    private IntConsumer untilOneIsStoredThere() {
        return _ -> await().atMost(SOON).until(() -> storedThere.get() > 0);
    }

    private Outcome run() {
        return carrier.getBean(RefreshRun.class).run(claim(), () -> false);
    }

    private Claim claim() {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        return gate.claimNext("one").orElseThrow();
    }

    private static Faults there() {
        return other.getBean(Faults.class);
    }

    private static ConfigurableApplicationContext node() {
        var properties = new HashMap<>(database.properties());
        properties.put("tenfolio.hazelcast.mode", "MEMBER");
        properties.put("tenfolio.hazelcast.port", port);
        properties.put("tenfolio.valuation.blocks-per-partition", 5);
        properties.put("tenfolio.valuation.shared-from", 20);
        properties.put("tenfolio.valuation.patience", PATIENCE.toSeconds() + "s");
        return JobsInTest.on(properties);
    }

    private static void wait(CountDownLatch thaw) {
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
