package io.tenfolio.scheduler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Instant database = NOON;
    private final DatabaseClock clock =
            new DatabaseClock(() -> database, Clock.fixed(NOON, ZoneOffset.UTC));
    private final ClockWatch watch =
            new ClockWatch(clock, new NodeSettings("one", Duration.ofSeconds(2)));

    @Test
    void trustsAClockThatIsTwoSecondsOff() {
        database = NOON.plusSeconds(2);

        watch.measure();

        assertThat(watch.trusted()).isTrue();
    }

    @Test
    void distrustsAClockThatIsFurtherOffUntilItIsSetRight() {
        database = NOON.minusMillis(2_001);
        watch.measure();
        assertThat(watch.trusted()).isFalse();

        database = NOON;
        watch.measure();
        assertThat(watch.trusted()).isTrue();
    }
}
