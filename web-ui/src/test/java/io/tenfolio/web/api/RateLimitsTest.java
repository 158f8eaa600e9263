package io.tenfolio.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.live.Cluster;
import io.tenfolio.db.live.HazelcastConfiguration;
import io.tenfolio.portfolio.BlockLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// On a real member of the cluster, stopped and started again, with two web nodes as its clients.
class RateLimitsTest {
    private static final int PER_MINUTE = 4;
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Longer than in production: a machine that runs other tests, too, may pause for as long as that.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String cluster = "rates-" + UUID.randomUUID();
    private final int port = freePort();
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    @AfterEach
    void leave() {
        nodes.reversed().forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void countsOverAllNodesAndOnEachAloneWhileTheClusterIsAway() {
        var member = node("member");
        var one = limits(node("client"));
        var other = limits(node("client"));
        inTheCluster(one);
        inTheCluster(other);

        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat((i % 2 == 0 ? one : other).take("anna").allowed()).as("" + i).isTrue();
        }
        assertThat(one.take("anna").allowed()).isFalse();
        assertThat(other.take("anna").allowed()).isFalse();

        member.close();
        var begin = System.nanoTime();
        var alone = other.take("anna");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.plusSeconds(2));
        assertThat(alone.allowed()).isTrue();
        assertThat(alone.remaining()).isEqualTo(PER_MINUTE - 1);
        for (int i = 1; i < PER_MINUTE; i++) {
            other.take("anna");
        }
        assertThat(other.take("anna").allowed()).isFalse();

        node("member");
        inTheCluster(one);
        inTheCluster(other);
        one.take("bernd");
        assertThat(other.take("bernd").remaining()).isEqualTo(PER_MINUTE - 2);
    }

    private RateLimits limits(ConfigurableApplicationContext node) {
        var counts = node.getBean(Cluster.class);
        return new RateLimits(PER_MINUTE, counts::rates, PATIENCE, Duration.ofMillis(500));
    }

    /// Counts in the cluster are there for any node to see.
    private void inTheCluster(RateLimits limits) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> {
                    var who = "probe-" + UUID.randomUUID();
                    limits.take(who);
                    return nodes.stream()
                            .filter(ConfigurableApplicationContext::isActive)
                            .findFirst()
                            .flatMap(node -> node.getBean(Cluster.class).rates())
                            .orElseThrow()
                            .containsKey(who);
                });
    }

    private ConfigurableApplicationContext node(String mode) {
        var node =
                new SpringApplicationBuilder(Node.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties("spring.main.banner-mode=off")
                        .run(
                                "--tenfolio.hazelcast.mode=" + mode,
                                "--tenfolio.hazelcast.cluster-name=" + cluster,
                                "--tenfolio.hazelcast.port=" + port);
        nodes.add(node);
        return node;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(HazelcastConfiguration.class)
    static class Node {
        @Bean
        BlockLayout layout() {
            return new BlockLayout(1_000);
        }
    }
}
