package io.tenfolio.db.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import io.tenfolio.valuation.Figure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HazelcastTicksTest {
    private static final PortfolioId SEVENTH = new PortfolioId(7);
    private static final RunId FIRST = run("12:00");
    private static final RunId SECOND = run("12:10");

    private static HazelcastInstance hazelcast;
    private static HazelcastTicks ticks;

    @BeforeAll
    static void start() throws IOException {
        hazelcast =
                HazelcastNodes.member(
                        new HazelcastSettings(
                                HazelcastSettings.Mode.MEMBER,
                                "test-" + UUID.randomUUID(),
                                "127.0.0.1",
                                freePort(),
                                List.of()));
        ticks = new HazelcastTicks(hazelcast, Duration.ofSeconds(5));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        hazelcast.getLifecycleService().terminate();
    }

    @BeforeEach
    void clear() {
        hazelcast.getMap(HazelcastTicks.TICKS).clear();
        hazelcast.getMap(HazelcastTicks.COMPLETE).clear();
    }

    @Test
    void tellWhatAPortfolioIsWorthSinceARun() {
        var tick = tick(5, 20);

        ticks.put(FIRST, Map.of(SEVENTH, tick));

        assertThat(ticks.of(FIRST, SEVENTH)).contains(tick);
        assertThat(ticks.of(SECOND, SEVENTH)).isEmpty();
        assertThat(ticks.of(FIRST, new PortfolioId(77))).isEmpty();
        assertThat(ticks.versions(FIRST, List.of(SEVENTH, new PortfolioId(77))))
                .isEqualTo(Map.of(SEVENTH, new Tick.Version(5, 20)));
    }

    @Test
    void keepTheHigherWhoeverComesFirst() {
        ticks.put(FIRST, Map.of(SEVENTH, tick(5, 20)));
        ticks.put(FIRST, Map.of(SEVENTH, tick(4, 30)));
        assertThat(ticks.of(FIRST, SEVENTH)).contains(tick(5, 20));

        ticks.put(FIRST, Map.of(SEVENTH, tick(5, 21)));
        assertThat(ticks.of(FIRST, SEVENTH)).contains(tick(5, 21));
    }

    @Test
    void keepTheHighestOfManyThatComeAtOnce() {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            LongStream.rangeClosed(1, 200)
                    .map(i -> i * 37 % 201)
                    .forEach(i ->
                            nodes.execute(() -> ticks.put(FIRST, Map.of(SEVENTH, tick(i, 1)))));
        }

        assertThat(ticks.of(FIRST, SEVENTH)).contains(tick(200, 1));
    }

    @Test
    void areDroppedOnceALaterRunIncludesThem() {
        ticks.put(FIRST, Map.of(SEVENTH, tick(5, 20)));
        ticks.complete(FIRST, 5);
        ticks.put(SECOND, Map.of(SEVENTH, tick(6, 20)));

        ticks.complete(SECOND, 6);

        assertThat(ticks.of(FIRST, SEVENTH)).isEmpty();
        assertThat(ticks.of(SECOND, SEVENTH)).isPresent();
        assertThat(ticks.completeUpTo(FIRST)).isEmpty();
        assertThat(ticks.completeUpTo(SECOND)).isEqualTo(OptionalLong.of(6));
    }

    @Test
    void neverGoBack() {
        ticks.complete(FIRST, 6);
        ticks.complete(FIRST, 5);

        assertThat(ticks.completeUpTo(FIRST)).isEqualTo(OptionalLong.of(6));
    }

    @Test
    void hintThatSomethingIsNew() throws Exception {
        var heard = new CopyOnWriteArrayList<RunId>();
        try (var _ = ticks.onHint(heard::add)) {
            ticks.complete(FIRST, 1);
            await().until(() -> heard.contains(FIRST));
        }
    }

    @Test
    void takeLittleRoom() {
        assertThat(tick(5, 20).packed()).hasSizeLessThan(70);
    }

    private static Tick tick(long price, long position) {
        return new Tick(
                new Tick.Version(price, position),
                Map.of(Figure.MARKET_VALUE, 100L * price, Figure.CASH, -5L),
                Map.of(100 + price, Quality.FALLBACK));
    }

    private static RunId run(String time) {
        return new RunId(new Slot(Instant.parse("2026-11-20T" + time + ":00Z")), 0);
    }
}
