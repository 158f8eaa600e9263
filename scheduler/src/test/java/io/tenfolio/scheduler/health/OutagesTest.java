package io.tenfolio.scheduler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));

    private final Outages outages = new Outages();

    @Test
    void tellsTheOutageThatASlotFellInto() {
        outages.note(
                Instant.parse("2026-11-20T09:58:07.5Z"),
                Instant.parse("2026-11-20T10:21:00Z"),
                "The database did not answer");

        assertThat(outages.reason(TEN, STEP))
                .isEqualTo(
                        "The database did not answer from 2026-11-20T09:58:07Z to 2026-11-20T10:21:00Z");
    }

    @Test
    void inventsNoReason() {
        outages.note(
                Instant.parse("2026-11-20T08:00:00Z"),
                Instant.parse("2026-11-20T10:00:00Z"),
                "The database did not answer");

        assertThat(outages.reason(TEN, STEP))
                .isEqualTo("No scheduler queued it in time; none of them knows why");
    }
}
