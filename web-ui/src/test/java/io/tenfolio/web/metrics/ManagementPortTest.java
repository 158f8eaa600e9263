package io.tenfolio.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
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
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_active");
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
