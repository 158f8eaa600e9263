package io.tenfolio.batch.price.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.unit.DataSize;

class PatienceTest {
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

    @Test
    void doublesItsPausesUntilTheAttemptsAreUsedUp() {
        var pauses = patience(4, FAR, 1.0).getBackOff().start();

        assertThat(pauses.nextBackOff()).isEqualTo(100);
        assertThat(pauses.nextBackOff()).isEqualTo(200);
        assertThat(pauses.nextBackOff()).isEqualTo(400);
        assertThat(pauses.nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void leavesHalfOfEachPauseToChance() {
        assertThat(patience(2, FAR, 0.0).getBackOff().start().nextBackOff()).isEqualTo(50);
        assertThat(patience(2, FAR, 0.5).getBackOff().start().nextBackOff()).isEqualTo(75);
    }

    @Test
    void waitsAsLongAsTheSourceSaid() {
        var patience = patience(3, FAR, 1.0);

        patience.shouldRetry(new SourceUnavailable(429, Duration.ofSeconds(7)));

        assertThat(patience.getBackOff().start().nextBackOff()).isEqualTo(7_000);
    }

    @Test
    void startsNoPauseThatOutlastsTheDeadline() {
        var patience = patience(3, Deadline.in(Duration.ofSeconds(5)), 1.0);

        patience.shouldRetry(new SourceUnavailable(429, Duration.ofSeconds(7)));

        assertThat(patience.getBackOff().start().nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void hasPatienceWithTroubleThatMayPass() {
        assertThat(patience(3, FAR, 1.0).shouldRetry(new IOException("reset"))).isTrue();
        assertThat(patience(3, FAR, 1.0).shouldRetry(wrapped(new SourceUnavailable(503, null))))
                .isTrue();
    }

    @Test
    void hasNoneWithAnEndlessAnswerOrAMistakeOfOurs() {
        assertThat(
                        patience(3, FAR, 1.0)
                                .shouldRetry(wrapped(new BodyTooLong(DataSize.ofMegabytes(1)))))
                .isFalse();
        assertThat(patience(3, FAR, 1.0).shouldRetry(new IllegalStateException())).isFalse();
    }

    private static Exception wrapped(Exception cause) {
        return new RuntimeException(new RuntimeException(cause));
    }

    private static Patience patience(int attempts, Deadline deadline, double chance) {
        var settings =
                new SourceSettings(
                        URI.create("http://127.0.0.1/"),
                        "",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1),
                        attempts,
                        Duration.ofMillis(100),
                        10,
                        false,
                        Duration.ZERO);
        return new Patience(settings, deadline, () -> chance);
    }
}
