package io.tenfolio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration TEN = Duration.ofMinutes(10);

    @Test
    void firesSlotsAtWholeMultiplesOfItsRhythm() {
        var hourly = timetable(Duration.ofHours(1), false);

        assertThat(hourly.wants(new Slot(NOON))).isTrue();
        assertThat(hourly.wants(new Slot(NOON.plus(TEN)))).isFalse();
        assertThat(hourly.next(NOON.plusSeconds(1), 2))
                .containsExactly(
                        Instant.parse("2026-11-20T13:00:00Z"),
                        Instant.parse("2026-11-20T14:00:00Z"));
    }

    @Test
    void wantsNothingWhilePaused() {
        assertThat(timetable(TEN, true).wants(new Slot(NOON))).isFalse();
        assertThat(timetable(TEN, true).next(NOON, 5)).isEmpty();
    }

    @Test
    void makesAChoreDueItsRhythmAfterTheLastTime() {
        var chore = chore(NOON);

        assertThat(chore.isDue(NOON.plusSeconds(599))).isFalse();
        assertThat(chore.isDue(NOON.plusSeconds(600))).isTrue();
        assertThat(chore(null).isDue(NOON)).isTrue();
        assertThat(chore.next(NOON.plusSeconds(60), 1)).containsExactly(NOON.plusSeconds(600));
        assertThat(chore.next(NOON.plusSeconds(6_000), 1)).containsExactly(NOON.plusSeconds(6_000));
    }

    @Test
    void refusesARhythmThatIsNoWholeMultipleOfItsStep() {
        for (var every :
                new Duration[] {Duration.ofMinutes(25), Duration.ofMinutes(5), Duration.ZERO}) {
            assertThatThrownBy(() -> timetable(TEN, false).withEvery(every))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Schedule timetable(Duration every, boolean paused) {
        return new Schedule(
                "refresh",
                Schedule.Kind.TIMETABLE,
                TEN,
                every,
                paused,
                null,
                null,
                "",
                "",
                null,
                "",
                "");
    }

    private static Schedule chore(@Nullable Instant fired) {
        return new Schedule(
                "thin", Schedule.Kind.CHORE, TEN, TEN, false, fired, null, "", "", null, "", "");
    }
}
