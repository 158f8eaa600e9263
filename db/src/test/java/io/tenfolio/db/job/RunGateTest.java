package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.job.RunGate.Asked;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunGateTest {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Slot TEN_PAST = TEN.next(STEP);
    private static final Slot TWENTY_PAST = TEN_PAST.next(STEP);
    private static final Duration SILENCE = Duration.ofSeconds(7);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

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
    void queuesADueSlotOnce() {
        assertThat(due(TEN)).isTrue();
        assertThat(due(TEN)).isFalse();

        assertThat(runs.newest(10)).extracting(Run::id).containsExactly(new RunId(TEN, 0));
    }

    @Test
    void writesMissedWithItsReasonForEachSlotThatNobodyQueued() {
        due(TEN);

        due(new Slot(TEN.start().plus(STEP.multipliedBy(3))));

        assertThat(runs.newest(10))
                .extracting(Run::state)
                .containsExactly(
                        RunState.QUEUED, RunState.MISSED, RunState.MISSED, RunState.QUEUED);
        assertThat(runs.find(new RunId(TEN_PAST, 0)).orElseThrow().reason())
                .isEqualTo("nobody was there at 2026-11-20T10:10:00Z");
    }

    @Test
    void writesAtMostAThousandMissedSlotsTheNewestOnes() {
        due(TEN);

        var afterAMonth = new Slot(TEN.start().plus(Duration.ofDays(30)));
        due(afterAMonth);

        assertThat(runs.newest(2_000)).hasSize(1_002);
        assertThat(state(new Slot(afterAMonth.start().minus(STEP)))).contains(RunState.MISSED);
    }

    @Test
    void startsTheNewestQueuedRunAndSupersedesOlderOnes() {
        due(TEN);
        due(TEN_PAST);

        var claim = gate.claimNext("one");

        assertThat(claim).contains(new Claim(new RunId(TEN_PAST, 0), 1));
        var older = runs.find(new RunId(TEN, 0)).orElseThrow();
        assertThat(older.state()).isEqualTo(RunState.MISSED);
        assertThat(older.reason())
                .isEqualTo("superseded by 2026-11-20T10:10:00Z#0 before it could start");
    }

    @Test
    void startsNothingWhileARunRuns() {
        due(TEN);
        gate.claimNext("one");
        due(TEN_PAST);

        assertThat(gate.claimNext("two")).isEmpty();
        assertThat(state(TEN_PAST)).contains(RunState.QUEUED);
    }

    @Test
    void startsNoSlotOlderThanOneThatHasRun() {
        due(TEN_PAST);
        publish(gate.claimNext("one").orElseThrow());
        due(TEN);

        assertThat(gate.claimNext("one")).isEmpty();
        assertThat(state(TEN)).contains(RunState.MISSED);
    }

    @Test
    void letsARunThatAPersonAskedForWaitInsteadOfSupersedingIt() {
        due(TEN);
        publish(gate.claimNext("one").orElseThrow());
        var rerun = gate.rerun(TEN, "ada");
        due(TEN_PAST);

        var first = gate.claimNext("one").orElseThrow();
        publish(first);
        var second = gate.claimNext("one").orElseThrow();

        assertThat(first.run()).isEqualTo(new RunId(TEN_PAST, 0));
        assertThat(second.run()).isEqualTo(rerun).isEqualTo(new RunId(TEN, 1));
    }

    @Test
    void letsOneOfManyNodesStartARun() throws Exception {
        due(TEN);

        var claims = atOnce(8, node -> gate.claimNext("node " + node));

        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(runs.find(new RunId(TEN, 0)).orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void queuesOneRunForFiftyRequestsAtOnce() throws Exception {
        due(TEN);
        publish(gate.claimNext("one").orElseThrow());
        var asked = Instant.now();

        var answers = atOnce(50, person -> gate.askNow(TEN, asked, "person " + person));

        assertThat(answers).extracting(Asked::run).containsOnly(new RunId(TEN, 1));
        assertThat(answers.stream().filter(answer -> !answer.joined())).hasSize(1);
        assertThat(runs.newest(10)).hasSize(2);
    }

    @Test
    void joinsARunThatBeganAfterTheRequestEvenWhenItIsPublishedByNow() {
        due(TEN);
        publish(gate.claimNext("one").orElseThrow());

        assertThat(gate.askNow(TEN, LONG_AGO, "ada")).isEqualTo(new Asked(new RunId(TEN, 0), true));
    }

    @Test
    void runsASlotThatWasMissedWhenAskedToRunNow() {
        due(TEN);
        gate.stop(new RunId(TEN, 0), "stopped by ada");

        assertThat(gate.askNow(TEN, LONG_AGO, "ada"))
                .isEqualTo(new Asked(new RunId(TEN, 1), false));
    }

    @Test
    void movesASilentRunToAnotherNodeWithANewEpoch() {
        due(TEN);
        var first = gate.claimNext("one").orElseThrow();
        silent(SILENCE.plusSeconds(1));

        var second = gate.takeOver("two", SILENCE).orElseThrow();

        assertThat(second).isEqualTo(new Claim(first.run(), 2));
        assertThat(runs.find(first.run()).orElseThrow().node()).isEqualTo("two");
        assertThat(runs.alive(first)).isFalse();
        assertThat(runs.alive(second)).isTrue();
        assertThatThrownBy(() -> hold(first)).isInstanceOf(LostRun.class);
    }

    @Test
    void leavesARunWithItsNodeWhileItGivesSignsOfLife() {
        due(TEN);
        var claim = gate.claimNext("one").orElseThrow();
        silent(SILENCE.minusSeconds(2));

        assertThat(gate.takeOver("two", SILENCE)).isEmpty();
        assertThat(runs.alive(claim)).isTrue();
    }

    @Test
    void takesARunOverWhoseLastSignOfLifeWasGivenBeforeTheClockWasSetBack() {
        due(TEN);
        gate.claimNext("one").orElseThrow();
        silent(Duration.ofHours(-1));

        assertThat(gate.takeOver("two", SILENCE)).contains(new Claim(new RunId(TEN, 0), 2));
    }

    @Test
    void letsOneOfManyNodesTakeASilentRunOver() throws Exception {
        due(TEN);
        gate.claimNext("one");
        silent(SILENCE.plusSeconds(1));

        var claims = atOnce(8, node -> gate.takeOver("node " + node, SILENCE));

        assertThat(claims.stream().flatMap(Optional::stream))
                .containsExactly(new Claim(new RunId(TEN, 0), 2));
    }

    @Test
    void movesARunThatWasLetGoAtOnce() {
        due(TEN);
        var claim = gate.claimNext("one").orElseThrow();

        gate.release(claim);

        assertThat(gate.takeOver("two", SILENCE)).contains(new Claim(claim.run(), 2));
    }

    @Test
    void takesARunOverOnlyAfterTheChunkThatHoldsIt() throws Exception {
        due(TEN);
        var claim = gate.claimNext("one").orElseThrow();
        silent(SILENCE.plusSeconds(1));

        try (var other = Executors.newSingleThreadExecutor()) {
            var taken =
                    database.transaction()
                            .execute(_ -> {
                                runs.hold(claim);
                                var overtaking = other.submit(() -> gate.takeOver("two", SILENCE));
                                assertThat(locksAwaited()).isTrue();
                                assertThat(overtaking.isDone()).isFalse();
                                return overtaking;
                            });

            assertThat(taken.get()).contains(new Claim(claim.run(), 2));
        }
    }

    @Test
    void letsAFailedRunGoOnWithANewEpoch() {
        due(TEN);
        var claim = gate.claimNext("one").orElseThrow();
        runs.fail(claim, "the disk was full");

        assertThat(gate.restart(claim.run(), "ada")).isTrue();
        assertThat(gate.restart(claim.run(), "ada")).isFalse();

        assertThat(gate.claimNext("two")).contains(new Claim(claim.run(), 2));
    }

    @Test
    void backfillsOnlyWhatWasMissed() {
        due(TEN);
        due(TWENTY_PAST);
        publish(gate.claimNext("one").orElseThrow());

        assertThat(gate.backfill(new RunId(TWENTY_PAST, 0), "ada")).isFalse();
        assertThat(gate.backfill(new RunId(TEN_PAST, 0), "ada")).isTrue();

        assertThat(gate.claimNext("one").orElseThrow().run()).isEqualTo(new RunId(TEN_PAST, 0));
    }

    @Test
    void backfillsNoSlotThatAnotherRevisionFills() {
        due(TEN);
        gate.stop(new RunId(TEN, 0), "not now");
        gate.rerun(TEN, "ada");
        assertThat(gate.backfill(new RunId(TEN, 0), "ada")).isFalse();

        publish(gate.claimNext("one").orElseThrow());

        assertThat(gate.backfill(new RunId(TEN, 0), "ada")).isFalse();
        assertThat(runs.find(new RunId(TEN, 0)).orElseThrow().state()).isEqualTo(RunState.MISSED);
    }

    @Test
    void stopsARunningRunSoThatItsNextChunkFails() {
        due(TEN);
        var claim = gate.claimNext("one").orElseThrow();

        assertThat(gate.stop(claim.run(), "stopped by ada: wrong prices")).isTrue();

        var run = runs.find(claim.run()).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).isEqualTo("stopped by ada: wrong prices");
        assertThatThrownBy(() -> hold(claim)).isInstanceOf(LostRun.class);
    }

    private boolean due(Slot slot) {
        return gate.queueDue(
                slot, STEP, "timetable", missed -> "nobody was there at " + missed.start());
    }

    private void publish(Claim claim) {
        runs.publish(claim, RunCounts.NONE);
    }

    private void hold(Claim claim) {
        database.transaction().executeWithoutResult(_ -> runs.hold(claim));
    }

    private Optional<RunState> state(Slot slot) {
        return runs.find(new RunId(slot, 0)).map(Run::state);
    }

    private static void silent(Duration silence) {
        database.ownerJdbc()
                .sql(
                        "update run set alive_at = utc_timestamp(6) - interval :seconds second where state = 'RUNNING'")
                .param("seconds", silence.toSeconds())
                .update();
    }

    private static boolean locksAwaited() {
        org.awaitility.Awaitility.await()
                .until(() ->
                        database.ownerJdbc()
                                        .sql(
                                                "select count(*) from information_schema.processlist where command = 'Query' and info like '%for    update%'")
                                        .query(Integer.class)
                                        .single()
                                > 0);
        return true;
    }

    private static <T> List<T> atOnce(int many, ByPerson<T> work) throws Exception {
        var barrier = new CyclicBarrier(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var tasks =
                    IntStream.range(0, many)
                            .<Callable<T>>mapToObj(person ->
                                    () -> {
                                        barrier.await();
                                        return work.by(person);
                                    })
                            .toList();
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @FunctionalInterface
    private interface ByPerson<T> {
        T by(int person);
    }
}
