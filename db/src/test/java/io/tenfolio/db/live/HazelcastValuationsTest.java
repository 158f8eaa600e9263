package io.tenfolio.db.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HazelcastValuationsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /// A machine that runs many tests may take longer than a page waits.
    private static final Duration PATIENT = Duration.ofSeconds(5);

    private static final BlockLayout TWO = new BlockLayout(2);
    private static final PortfolioId THIRD = new PortfolioId(3);
    private static final RunId FIRST = run("12:00", 0);
    private static final RunId SECOND = run("12:10", 0);
    private static final RunId SECOND_AGAIN = run("12:10", 1);

    private final List<HazelcastInstance> instances = new ArrayList<>();
    private HazelcastSettings memberSettings;
    private HazelcastSettings clientSettings;

    @BeforeEach
    void chooseAPlace() throws Exception {
        var name = "test-" + UUID.randomUUID();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            memberSettings = settings(HazelcastSettings.Mode.MEMBER, name, port);
            clientSettings = settings(HazelcastSettings.Mode.CLIENT, name, port);
        }
    }

    @AfterEach
    void leave() {
        instances.reversed().forEach(instance -> instance.getLifecycleService().terminate());
    }

    @Test
    void showTheFiguresOfEachPortfolioOfARun() {
        var live = member();
        assertThat(live.shown()).isEmpty();
        assertThat(live.of(FIRST, THIRD)).isEmpty();

        live.show(FIRST, blocks(100));

        assertThat(live.shown()).contains(FIRST);
        assertThat(live.of(FIRST, THIRD))
                .contains(Map.of(Figure.MARKET_VALUE, 103L, Figure.CASH, -103L));
        assertThat(live.of(FIRST, new PortfolioId(4))).isEmpty(); // was not valued
        assertThat(live.of(FIRST, new PortfolioId(99))).isEmpty();
        assertThat(live.of(SECOND, THIRD)).isEmpty();
    }

    @Test
    void keepStagedBlocksFromReadersUntilTheirRunIsShown() {
        var live = member();
        live.show(FIRST, blocks(100));

        assertThat(live.stage(SECOND, blocks(200))).isTrue();
        assertThat(live.shown()).contains(FIRST);
        assertThat(live.of(SECOND, THIRD)).isEmpty();

        live.show(SECOND, Map.of(0, Map.of()));
        assertThat(live.shown()).contains(SECOND);
        assertThat(live.of(SECOND, THIRD)).isPresent();
        assertThat(live.of(FIRST, THIRD)).isPresent();
    }

    @Test
    void dropStagedBlocksOfARunThatWasNeverShown() {
        var live = member();
        live.stage(FIRST, blocks(100));

        live.show(SECOND, blocks(200));
        live.show(SECOND_AGAIN, blocks(300));

        assertThat(live.blocks(FIRST)).isEmpty();
        assertThat(live.blocks(SECOND)).hasSize(2);
    }

    @Test
    void keepTheLastTwoRunsAndShowTheLatest() {
        var live = member();

        live.show(FIRST, blocks(100));
        live.show(SECOND, blocks(200));
        live.show(SECOND_AGAIN, blocks(300));
        assertThat(live.shown()).contains(SECOND_AGAIN);
        assertThat(live.of(SECOND, THIRD)).isPresent();
        assertThat(live.of(FIRST, THIRD)).isEmpty();

        live.show(SECOND, blocks(200));
        assertThat(live.shown()).contains(SECOND_AGAIN);
        assertThat(live.blocks(SECOND_AGAIN)).hasSize(2);
        assertThat(live.blocks(FIRST)).isEmpty();
    }

    @Test
    void areEqualToWhatTheyWereBuiltFrom() {
        var live = member();
        live.show(FIRST, blocks(100));

        assertThat(live.blocks(FIRST)).usingRecursiveComparison().isEqualTo(blocks(100));
    }

    @Test
    void outliveTheMemberThatPutThem() {
        var one = member();
        var other = member();
        one.show(FIRST, blocks(100));

        instances.getFirst().getLifecycleService().terminate();

        await().atMost(SOON)
                .ignoreException(CacheSilent.class)
                .until(() -> other.of(FIRST, THIRD).isPresent());
        assertThat(other.blocks(FIRST)).hasSize(2);
        assertThat(other.shown()).contains(FIRST);
    }

    @Test
    void tellClientsThatARunIsNewAndShowItToThem() {
        var live = member();
        var page = client();
        var hints = new CopyOnWriteArrayList<RunId>();
        page.onHint(hints::add);
        connected(page);

        await().atMost(SOON)
                .until(() -> {
                    live.show(FIRST, blocks(100));
                    return !hints.isEmpty();
                });

        assertThat(hints).contains(FIRST);
        assertThat(page.shown()).contains(FIRST);
        assertThat(page.of(FIRST, THIRD)).isEqualTo(live.of(FIRST, THIRD));
        assertThat(page.of(FIRST, THIRD)).isPresent(); // from near by
    }

    @Test
    void areSoonReadByAPageThatAskedBeforeTheyWereThere() {
        var live = member();
        var page = client();
        connected(page);
        assertThat(page.of(FIRST, THIRD)).isEmpty();

        live.show(FIRST, blocks(100));

        await().atMost(Duration.ofSeconds(3)).until(() -> page.of(FIRST, THIRD).isPresent());
    }

    @Test
    void fallSilentInTimeWithoutAClusterAndComeBackWithIt() throws Exception {
        var hints = new CopyOnWriteArrayList<RunId>();
        var page = new HazelcastValuations(client(clientSettings), TWO);
        var listening = page.onHint(hints::add);

        var begin = System.nanoTime();
        assertThatThrownBy(page::shown).isInstanceOf(CacheSilent.class);
        assertThatThrownBy(() -> page.of(FIRST, THIRD)).isInstanceOf(CacheSilent.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

        var live = member();
        connected(page);
        await().atMost(SOON)
                .until(() -> {
                    live.show(FIRST, blocks(100));
                    return !hints.isEmpty();
                });
        await().atMost(SOON)
                .ignoreException(CacheSilent.class)
                .until(() -> page.of(FIRST, THIRD).isPresent());

        listening.close();
    }

    @Test
    void fallSilentWhenTheMemberDies() {
        var live = member();
        live.show(FIRST, blocks(100));
        var page = client();
        connected(page);

        instances.getFirst().getLifecycleService().terminate();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThatThrownBy(page::shown).isInstanceOf(CacheSilent.class));
    }

    @Test
    void letNoObjectOfAnyClassIn() {
        var live = member();
        instances.getFirst().getMap(HazelcastValuations.SHOWN).put("current", new File("any"));

        assertThatThrownBy(live::shown).isInstanceOf(CacheSilent.class);
    }

    @Test
    void listenOnTheNamedInterfaceOnly() {
        member();

        var address = instances.getFirst().getCluster().getLocalMember().getSocketAddress();
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        assertThatThrownBy(() ->
                        new HazelcastSettings(
                                HazelcastSettings.Mode.MEMBER, "x", "0.0.0.0", 5701, List.of()))
                .hasMessageContaining("one interface");
    }

    private HazelcastValuations member() {
        return on(HazelcastNodes.member(memberSettings));
    }

    private HazelcastValuations client() {
        return new HazelcastValuations(client(clientSettings), TWO, PATIENT);
    }

    private HazelcastInstance client(HazelcastSettings settings) {
        var instance = HazelcastNodes.client(settings);
        instances.add(instance);
        return instance;
    }

    private HazelcastValuations on(HazelcastInstance instance) {
        instances.add(instance);
        return new HazelcastValuations(instance, TWO, PATIENT);
    }

    private static void connected(LiveValuations page) {
        await().atMost(SOON)
                .ignoreException(CacheSilent.class)
                .until(() -> page.shown().isPresent() || page.shown().isEmpty());
    }

    private static HazelcastSettings settings(HazelcastSettings.Mode mode, String name, int port) {
        var members = List.of("127.0.0.1:" + port, "127.0.0.1:" + (port + 1));
        return new HazelcastSettings(mode, name, "127.0.0.1", port, members);
    }

    private static Map<Integer, Map<Figure, byte[]>> blocks(long base) {
        return Map.of(0, block(base + 1, base + 2), 1, block(base + 3, PackedFigures.ABSENT));
    }

    private static Map<Figure, byte[]> block(long one, long two) {
        return Map.of(
                Figure.MARKET_VALUE,
                PackedFigures.pack(new long[] {one, two}),
                Figure.CASH,
                PackedFigures.pack(new long[] {-one, two == PackedFigures.ABSENT ? two : -two}));
    }

    private static RunId run(String time, int revision) {
        return new RunId(new Slot(Instant.parse("2026-11-21T%s:00Z".formatted(time))), revision);
    }
}
