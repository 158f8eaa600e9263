package io.tenfolio.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenfolio.access.Role;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.job.OperationFigures;
import io.tenfolio.db.price.SourceStates;
import io.tenfolio.job.SourceReport.Breaker;
import io.tenfolio.web.live.LiveFeed;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:web-ui.yml",
            "tenfolio.management.port=0",
            "spring.test.metrics.export=true"
        })
@ContextConfiguration(initializers = WorldContext.class)
class ManagementPortTest {
    @Autowired World world;
    @Autowired LiveFeed feed;
    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    @Test
    void givesWhatAnOperatorWatches() {
        world.publish(Instant.parse("2026-11-20T13:30:00Z"));

        var scraped = new ApiClient(managementPort, null).get("/actuator/prometheus");

        assertThat(scraped.status()).as(scraped.toString()).isEqualTo(200);
        assertThat(scraped.http().body())
                .contains(
                        "tenfolio_runs{state=\"published\"}",
                        "tenfolio_runs{state=\"failed\"}",
                        "tenfolio_published_age_seconds",
                        "tenfolio_price_age_seconds",
                        "tenfolio_deadletters_open",
                        "tenfolio_requests_open",
                        "tenfolio_pages_open",
                        "tenfolio_sessions_open",
                        "tenfolio_push_seconds_bucket{le=\"2.0\"}",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_active");
    }

    @Test
    void tellsWhatEachBreakerDoesAndWhoIsLoggedIn() {
        var jdbc = world.database.jdbc();
        new SourceStates(jdbc)
                .seen("scheduler-1", "twelvedata", Breaker.State.OPEN, 5, Duration.ofMinutes(1));
        var anna = world.person("anna", Role.INVESTOR);
        new LoginSessions(jdbc).start(anna, Role.INVESTOR, "192.0.2.7", "test");
        var meters = new SimpleMeterRegistry();

        new OperationMeters(new OperationFigures(jdbc), world.runs, feed).bindTo(meters);

        assertThat(
                        meters.get("tenfolio.source.breaker")
                                .tags("source", "twelvedata", "node", "scheduler-1")
                                .tag("state", "open")
                                .gauge()
                                .value())
                .isEqualTo(1);
        assertThat(meters.get("tenfolio.sessions.open").gauge().value()).isEqualTo(1);
    }

    @Test
    void tellsAliveAndReadyApart() {
        var management = new ApiClient(managementPort, null);

        assertThat(management.get("/actuator/health/liveness").at("/status")).isEqualTo("UP");
        assertThat(management.get("/actuator/health/readiness").at("/status")).isEqualTo("UP");
    }

    @Test
    void leavesNothingOfItOnThePublicPort() {
        var visitor = new ApiClient(port, null);

        assertThat(managementPort).isNotEqualTo(port);
        for (var path :
                new String[] {
                    "/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env"
                }) {
            assertThat(visitor.get(path).status()).as(path).isIn(302, 401, 403, 404);
            assertThat(visitor.get(path).http().body()).doesNotContain("jvm_", "\"UP\"");
        }
    }

    @Test
    void opensNothingElseThere() {
        var management = new ApiClient(managementPort, null);

        for (var path :
                new String[] {
                    "/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/api/v1/me", "/"
                }) {
            assertThat(management.get(path).status()).as(path).isIn(302, 401, 403, 404);
        }
    }
}
