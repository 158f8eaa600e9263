package io.tenfolio.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.NoLiveValuations;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.ValuationDays;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DbConfigurationTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DbConfiguration.class)
    static class AnApplication {}

    private static final RunId RUN = new RunId(Slot.ofEpochSecond(600), 0);

    @Test
    void startsOnAnEmptyDatabaseMigratesItAndWorksAsTheRunningUser() {
        try (var database = TestDatabase.empty();
                var context = start(database, "tenfolio.block-size=40")) {
            assertThat(context.getBean(BlockLayout.class)).isEqualTo(new BlockLayout(40));
            assertThat(context.getBean(Nodes.class).all()).isEmpty();
            assertThat(context.getBean(LiveValuations.class)).isInstanceOf(NoLiveValuations.class);
            assertThat(
                            Duration.between(
                                            context.getBean(DatabaseClock.class).instant(),
                                            Instant.now())
                                    .abs())
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(context.getBean(ValuationDays.class).all()).hasSizeGreaterThan(7);
        }
    }

    @Test
    void needsNoMigratingUserOnceTheDatabaseIsThere() {
        try (var database = TestDatabase.fresh();
                var context = start(database, "spring.flyway.enabled=false")) {
            assertThat(context.getBean(Nodes.class).all()).isEmpty();
            assertThat(context.getBean(ValuationDays.class).all()).hasSizeGreaterThan(7);
        }
    }

    @Test
    void keepsTheBlockSizeOfTheFirstStart() {
        try (var database = TestDatabase.fresh()) {
            start(database, "tenfolio.block-size=40").close();

            try (var context = start(database, "tenfolio.block-size=1000")) {
                assertThat(context.getBean(BlockLayout.class)).isEqualTo(new BlockLayout(40));
            }
        }
    }

    @Test
    void joinsTheClusterOfItsOwnDatabaseOnly() throws Exception {
        var port = "tenfolio.hazelcast.port=" + freePort();
        try (var ours = TestDatabase.fresh();
                var others = TestDatabase.fresh();
                var member = start(ours, "tenfolio.hazelcast.mode=member", port);
                var stranger = start(others, "tenfolio.hazelcast.mode=member", port);
                var page = start(ours, "tenfolio.hazelcast.mode=client", port)) {
            member.getBean(LiveValuations.class).show(RUN, Map.of());

            eventually(() -> assertThat(stranger.getBean(LiveValuations.class).shown()).isEmpty());
            eventually(() -> assertThat(page.getBean(LiveValuations.class).shown()).contains(RUN));
        }
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(CacheSilent.class)
                .untilAsserted(holds);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase database, String... more) {
        return new SpringApplicationBuilder(AnApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties(database.properties())
                .properties(more)
                .run();
    }
}
