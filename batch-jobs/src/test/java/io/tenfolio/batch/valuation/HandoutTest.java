package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

@Timeout(20)
class HandoutTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final BlockRange FIRST = new BlockRange(0, 9);
    private static final BlockRange SECOND = new BlockRange(10, 19);

    @Test
    void givesEachRangeOnce() throws Exception {
        var handout = handout(LONG);

        assertThat(handout.next()).map(HandoutTest::range).contains(FIRST);
        assertThat(handout.give("b")).contains(SECOND);
        assertThat(handout.give("b")).isEmpty();
    }

    @Test
    void endsWhenAllIsValuedHereAndElsewhere() throws Exception {
        var handout = handout(LONG);
        end(handout, handout.next());
        handout.give("b");

        assertThat(handout.done(SECOND)).isTrue();

        assertThat(handout.next()).isEmpty();
        assertThat(handout.outcome())
                .hasSize(2)
                .allMatch(one -> one.getStatus() == BatchStatus.COMPLETED);
        assertThat(handout.outcome().stream().mapToLong(StepExecution::getWriteCount).sum())
                .isEqualTo(10);
    }

    @Test
    void takesBackWhatNothingIsHeardOf() throws Exception {
        var handout = handout(Duration.ofMillis(50));
        end(handout, handout.next());
        handout.give("b");

        assertThat(handout.next()).map(HandoutTest::range).contains(SECOND);
    }

    @Test
    void waitsWhileSignsOfLifeCome() throws Exception {
        var handout = handout(Duration.ofMillis(400));
        end(handout, handout.next());
        handout.give("b");
        var waiting = CompletableFuture.supplyAsync(() -> next(handout));

        for (int sign = 0; sign < 8; sign++) {
            TimeUnit.MILLISECONDS.sleep(100);
            handout.busy("b", SECOND);
        }
        assertThat(waiting).isNotDone();
        handout.done(SECOND);

        assertThat(waiting.join()).isEmpty();
    }

    @Test
    void takesBackAllThatALostMemberHad() throws Exception {
        var handout = handout(LONG);
        handout.give("b");
        handout.give("b");

        assertThat(handout.gone("c")).isZero();
        assertThat(handout.gone("b")).isEqualTo(2);

        assertThat(handout.next()).isPresent();
        assertThat(handout.next()).isPresent();
    }

    @Test
    void hearsNoSignsFromWhoHasItNoLonger() throws Exception {
        var handout = handout(LONG);
        handout.give("b");
        handout.gone("b");
        handout.give("c");

        handout.givenBack("b", FIRST);
        handout.givenBack("b", SECOND);

        assertThat(List.of(handout.give("c"), handout.give("c")))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void acceptsARangeThatComesLateOrTwice() throws Exception {
        var handout = handout(LONG);
        assertThat(handout.give("b")).as("others begin from the end").contains(SECOND);
        handout.gone("b");

        assertThat(handout.done(SECOND)).isTrue();
        assertThat(handout.done(SECOND)).isFalse();
        assertThat(handout.done(new BlockRange(3, 4))).isFalse();
        assertThat(handout.next()).map(HandoutTest::range).contains(FIRST);
        assertThat(handout.done(FIRST)).as("is being valued here").isFalse();
    }

    @Test
    void wakesAWriterThatWaitsWhenAnotherFails() throws Exception {
        var handout = handout(LONG);
        var mine = handout.next();
        handout.give("b");
        var waiting = CompletableFuture.supplyAsync(() -> next(handout));

        mine.orElseThrow().addFailureException(new IllegalStateException("the disk is full"));
        mine.orElseThrow().setStatus(BatchStatus.FAILED);
        handout.ended(mine.orElseThrow());

        assertThat(waiting.join()).isEmpty();
        assertThat(handout.give("c")).isEmpty();
        assertThatThrownBy(handout::outcome).hasMessage("the disk is full");
    }

    private static Handout handout(Duration patience) {
        var job = new JobExecution(1, new JobInstance(1, "job"), new JobParameters());
        return new Handout(
                LongStream.range(0, 2)
                        .mapToObj(n -> MissingBlocks.partition(n == 0 ? FIRST : SECOND, n, job))
                        .toList(),
                patience);
    }

    private static void end(Handout handout, Optional<StepExecution> partition) {
        partition.orElseThrow().setStatus(BatchStatus.COMPLETED);
        handout.ended(partition.orElseThrow());
    }

    private static Optional<StepExecution> next(Handout handout) {
        try {
            return handout.next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BlockRange range(StepExecution partition) {
        return BlockRange.from(partition.getExecutionContext());
    }
}
