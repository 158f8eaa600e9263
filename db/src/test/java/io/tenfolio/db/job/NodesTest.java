package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.db.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class NodesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void areSeenWithTheirNewestStateByTheDatabasesClock() {
        try (var database = TestDatabase.fresh()) {
            var nodes = new Nodes(database.jdbc());
            nodes.seen("n1", "scheduler", "0.1", START, Duration.ofMillis(-3), "UP");
            nodes.seen("n1", "scheduler", "0.1", START, Duration.ofMillis(7), "STANDBY");
            nodes.seen("n2", "web", "0.1", START, Duration.ZERO, "UP");

            assertThat(nodes.all()).extracting(Nodes.Node::id).containsExactly("n1", "n2");
            var node = nodes.all().getFirst();
            assertThat(node.state()).isEqualTo("STANDBY");
            assertThat(node.clockOffset()).isEqualTo(Duration.ofMillis(7));
            assertThat(node.startedAt()).isEqualTo(START);
            assertThat(node.seenAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
    }
}
