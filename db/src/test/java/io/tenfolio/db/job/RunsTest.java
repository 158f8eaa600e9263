package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.job.Runs.Step;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final RunCounts COUNTS = new RunCounts(250, 249, 1, 12);

    private static TestDatabase database;
    private RunGate gate;
    private Runs runs;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void forgetRuns() {
        database.ownerJdbc().sql("delete from run").update();
        gate = new RunGate(database.jdbc(), database.transactions());
        runs = new Runs(database.jdbc(), database.transactions());
    }

    @Test
    void showsTheHighestSlotThenTheHighestRevisionAmongThePublished() {
        var slot = publish(running(TEN));
        publish(running(TEN.next(STEP)));
        gate.rerun(TEN, "ada");
        var rerun = publish(gate.claimNext("one").orElseThrow());
        running(TEN.next(STEP).next(STEP));

        var latest = runs.latestPublished().map(Run::id);
        var beforeLatest = latest.flatMap(runs::publishedBefore).map(Run::id);

        assertThat(latest).contains(new RunId(TEN.next(STEP), 0));
        assertThat(beforeLatest).contains(rerun).contains(new RunId(TEN, 1));
        assertThat(beforeLatest.flatMap(runs::publishedBefore).map(Run::id)).contains(slot);
    }

    @Test
    void fixesWhatARunValuesOnce() {
        var claim = running(TEN);

        runs.fixInputs(claim, 77, 250);
        runs.fixInputs(claim, 78, 251);

        var run = runs.find(claim.run()).orElseThrow();
        assertThat(run.positionSequence()).isEqualTo(77);
        assertThat(run.counts().eligible()).isEqualTo(250);
    }

    @Test
    void countsAllAttemptsOfAStep() {
        var claim = running(TEN);

        runs.tookStep(claim, Step.VALUE, Duration.ofMillis(300));
        runs.tookStep(claim, Step.VALUE, Duration.ofMillis(50));

        assertThat(runs.took(claim.run())).containsOnly(entry(Step.VALUE, Duration.ofMillis(350)));
    }

    @Test
    void publishesWithItsCounts() {
        var claim = running(TEN);
        runs.fixInputs(claim, 1, 250);

        runs.publish(claim, COUNTS);

        var run = runs.find(claim.run()).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.PUBLISHED);
        assertThat(run.counts()).isEqualTo(COUNTS);
        assertThat(run.finishedAt()).isPresent();
    }

    @Test
    void refusesEveryWriteOfAClaimThatAnotherNodeTookOver() {
        var lost = running(TEN);
        gate.release(lost);
        var ours = gate.takeOver("two", Duration.ofSeconds(7)).orElseThrow();

        assertThatThrownBy(() -> runs.publish(lost, COUNTS)).isInstanceOf(LostRun.class);
        assertThatThrownBy(() -> runs.fixInputs(lost, 1, 1)).isInstanceOf(LostRun.class);
        assertThat(runs.fail(lost, "too late")).isFalse();
        assertThat(runs.alive(lost)).isFalse();
        assertThat(runs.find(lost.run()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        assertThat(runs.alive(ours)).isTrue();
    }

    @Test
    void refusesToPublishTwice() {
        var claim = running(TEN);
        publish(claim);

        assertThatThrownBy(() -> runs.publish(claim, COUNTS)).isInstanceOf(LostRun.class);
    }

    @Test
    void failsWithAReason() {
        var claim = running(TEN);

        assertThat(runs.fail(claim, "Valued 3 of 4 portfolios")).isTrue();

        var run = runs.find(claim.run()).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).isEqualTo("Valued 3 of 4 portfolios");
    }

    private Claim running(Slot slot) {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        return gate.claimNext("one").orElseThrow();
    }

    private RunId publish(Claim claim) {
        runs.publish(claim, COUNTS);
        return claim.run();
    }
}
