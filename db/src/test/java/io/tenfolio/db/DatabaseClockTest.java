package io.tenfolio.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Hand machine = new Hand();
    private Instant database = NOON;
    private Duration answersIn = Duration.ZERO;
    private final DatabaseClock clock = new DatabaseClock(this::ask, machine);

    @Test
    void tellsTheDatabasesTimeWhateverThisMachineSays() {
        machine.now = NOON.minusSeconds(3_600);

        assertThat(clock.measure()).isEqualTo(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(NOON);
        machine.now = machine.now.plusSeconds(5);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void tellsHowFarTheMachineIsAhead() {
        machine.now = NOON.plusSeconds(2);

        clock.measure();

        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-2));
    }

    @Test
    void takesHalfOfTheAnswersTimeForTheWay() {
        answersIn = Duration.ofMillis(100);
        machine.now = NOON.minusMillis(50);

        assertThat(clock.measure()).isZero();
    }

    @Test
    void leavesOutAnAnswerThatTookLong() {
        machine.now = NOON.minusSeconds(1);
        clock.measure();
        answersIn = Duration.ofSeconds(3);
        database = NOON.plusSeconds(60);

        assertThat(clock.measure()).isEqualTo(Duration.ofSeconds(1));
    }

    private Instant ask() {
        machine.now = machine.now.plus(answersIn);
        return database;
    }

    private static final class Hand extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
