package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final RunId RUN = new RunId(new Slot(Instant.parse("2026-11-21T12:00:00Z")), 0);

    private TestDatabase database;
    private DeadLetters deadLetters;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        deadLetters = new DeadLetters(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areKeptOnceWithTheFirstReason() {
        deadLetters.keep(DeadLetter.Kind.PORTFOLIO, RUN, "17", "overflow");
        deadLetters.keep(DeadLetter.Kind.PORTFOLIO, RUN, "17", "again");
        deadLetters.keep(
                DeadLetter.Kind.PORTFOLIO, new RunId(RUN.slot(), 1), "17", "next revision");

        assertThat(deadLetters.open(10))
                .extracting(DeadLetter::reason)
                .containsExactly("next revision", "overflow");
        assertThat(deadLetters.open(1)).hasSize(1);
    }

    @Test
    void areOpenUntilSomebodyResolvesThem() {
        deadLetters.keep(DeadLetter.Kind.QUOTE, RUN, "ecb", "no number");
        var letter = deadLetters.open(1).getFirst();
        assertThat(letter.run()).isEqualTo(RUN);

        assertThat(deadLetters.resolve(letter.id(), "ada")).isTrue();
        assertThat(deadLetters.resolve(letter.id(), "bob")).isFalse();

        assertThat(deadLetters.open(10)).isEmpty();
    }

    @Test
    void areCutRatherThanLost() {
        deadLetters.keep(DeadLetter.Kind.QUOTE, RUN, "s".repeat(500), "r".repeat(5_000));

        var letter = deadLetters.open(1).getFirst();
        assertThat(letter.subject()).hasSize(190).endsWith("…");
        assertThat(letter.reason()).hasSize(2_000);
    }
}
