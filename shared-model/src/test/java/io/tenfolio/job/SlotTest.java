package io.tenfolio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static final Duration STEP = Slot.DEFAULT_STEP;

    @Test
    void beginsAtTheFloorOfTheStepInUtc() {
        var slot = Slot.containing(Instant.parse("2026-11-21T10:29:59.999Z"), STEP);

        assertThat(slot.start()).isEqualTo("2026-11-21T10:20:00Z");
        assertThat(Slot.containing(slot.start(), STEP)).isEqualTo(slot);
    }

    @Test
    void floorsTimesBefore1970Too() {
        assertThat(Slot.containing(Instant.ofEpochSecond(-1), STEP).epochSecond()).isEqualTo(-600);
    }

    @Test
    void isFollowedByTheNext() {
        var slot = Slot.ofEpochSecond(600);

        assertThat(slot.next(STEP)).isEqualTo(Slot.ofEpochSecond(1_200)).isGreaterThan(slot);
    }

    @Test
    void refusesStepsThatAreNotWholeSeconds() {
        assertThatThrownBy(() -> Slot.containing(Instant.EPOCH, Duration.ofMillis(1_500)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slot.containing(Instant.EPOCH, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersRunsBySlotThenRevision() {
        var first = new RunId(Slot.ofEpochSecond(600), 0);

        assertThat(new RunId(Slot.ofEpochSecond(600), 1).isAfter(first)).isTrue();
        assertThat(new RunId(Slot.ofEpochSecond(0), 9).isAfter(first)).isFalse();
        assertThat(first.isAfter(first)).isFalse();
    }
}
