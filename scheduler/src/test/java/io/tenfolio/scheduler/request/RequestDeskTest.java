package io.tenfolio.scheduler.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.RunHistory;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.job.DeadLetterReport.Resolution;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class RequestDeskTest {
    private static final Duration STEP = Duration.ofHours(2);

    private static TestDatabase database;
    private static ConfigurableApplicationContext node;

    private final JobRequests requests = node.getBean(JobRequests.class);
    private final RunGate gate = node.getBean(RunGate.class);
    private final Runs runs = node.getBean(Runs.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        Worlds.priced(database, 30);
        node =
                SchedulerInTest.start(
                        database,
                        "one",
                        "tenfolio.timetable.every=2h",
                        "logging.level.io.tenfolio.batch=info");
        await().until(() -> node.getBean(Runs.class).latestPublished().isPresent());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void makesOneRunOfFiftyRequestsAtOnce() {
        int before = runs.newest(1_000).size();

        var asked =
                IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(
                                person -> requests.ask(Kind.RUN_NOW, null, "person " + person, ""))
                        .toList();

        var outcomes = asked.stream().map(this::outcome).toList();
        assertThat(runs.newest(1_000)).hasSize(before + 1);
        assertThat(outcomes.stream().filter(outcome -> outcome.endsWith("is queued"))).hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> outcome.endsWith("serves this request too")))
                .hasSize(49);
    }

    @Test
    void runsTheNextRevisionAndKeepsTheEarlierOnes() {
        var latest = published().getFirst();

        var outcome = ask(Kind.RERUN, latest.id());

        var next = new RunId(latest.id().slot(), latest.id().revision() + 1);
        assertThat(outcome).isEqualTo("Run %s is queued; %s stays as it is", next, latest.id());
        awaitState(next, RunState.PUBLISHED);
        assertThat(runs.find(latest.id()).orElseThrow().state()).isEqualTo(RunState.PUBLISHED);
    }

    @Test
    void backfillsAMissedSlotOnce() {
        var missed = missedSlot(3);

        assertThat(ask(Kind.BACKFILL, missed)).isEqualTo("Run %s is queued", missed);
        awaitState(missed, RunState.PUBLISHED);

        assertThat(ask(Kind.BACKFILL, missed))
                .isEqualTo("Run %s was not missed, it is PUBLISHED", missed);
    }

    @Test
    void restartsOnlyWhatFailed() {
        var latest = published().getFirst();

        assertThat(ask(Kind.RESTART, latest.id()))
                .isEqualTo("Run %s has not failed, it is PUBLISHED", latest.id());
    }

    @Test
    void restartsNothingWhoseValuesAreNoLongerKept() {
        var failed = missedSlot(8);
        database.ownerJdbc()
                .sql(
                        "update run set state = 'FAILED', thinned_at = utc_timestamp(6) where slot = ?")
                .param(failed.slot().epochSecond())
                .update();

        assertThat(ask(Kind.RESTART, failed))
                .isEqualTo(
                        "The values of run %s are no longer kept, so it cannot go on; a rerun values its slot anew",
                        failed);
    }

    @Test
    void givesUpAFailedRunSoThatItsSlotIsMissed() {
        var failed = missedSlot(7);
        database.ownerJdbc()
                .sql("update run set state = 'FAILED', reason = 'no rates' where slot = ?")
                .param(failed.slot().epochSecond())
                .update();

        var outcome = ask(Kind.ABANDON, failed);

        assertThat(outcome).isEqualTo("Run %s is given up; its slot counts as missed", failed);
        var run = runs.find(failed).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.MISSED);
        assertThat(run.reason()).isEqualTo("abandoned by ada: because (no rates)");
        assertThat(ask(Kind.ABANDON, failed))
                .isEqualTo("Run %s has not failed, it is MISSED", failed);
    }

    @Test
    void takesDeadLettersOfASlotUpInOneNextRevisionAndSettlesThem() {
        var run = published().getFirst().id();
        var letters = node.getBean(DeadLetters.class);
        letters.keep(DeadLetter.Kind.PORTFOLIO, run, "3", "no such currency");
        letters.keep(DeadLetter.Kind.PORTFOLIO, run, "4", "no such currency");
        var open = letters.open(100).stream().filter(letter -> letter.run().equals(run)).toList();

        var asked =
                open.stream().map(letter -> requests.askReplay(letter, "ada", "fixed")).toList();
        var outcomes = asked.stream().map(this::outcome).toList();

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome).contains("takes dead letter"));
        await().until(() ->
                open.stream()
                        .allMatch(letter ->
                                letters.find(letter.id())
                                        .flatMap(DeadLetterReport::resolution)
                                        .equals(Optional.of(Resolution.REPLAYED))));
        assertThat(letters.find(open.getFirst().id()).orElseThrow().replayOutcome())
                .endsWith("did it without trouble");
        assertThat(outcome(requests.askReplay(open.getFirst(), "ada", "again")))
                .isEqualTo("Dead letter %d is closed already", open.getFirst().id());
    }

    @Test
    void keepsWhatARunLogs() {
        var run = published().getFirst().id();
        var history = node.getBean(RunHistory.class);

        await().untilAsserted(() ->
                assertThat(history.log(run, LogLine.Level.INFO, 500))
                        .extracting(LogLine::message)
                        .anyMatch(line -> line.startsWith("Run " + run + " begins"))
                        .anyMatch(line -> line.startsWith("Step publish ended"))
                        .anyMatch(line -> line.equals("Run " + run + " ended: PUBLISHED")));
        assertThat(history.steps(run)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void refusesWhatDoesNotSayWhichRunOrNamesNone() {
        var nowhere = new RunId(Slot.ofEpochSecond(0), 7);

        assertThat(ask(Kind.STOP, null)).isEqualTo("The request does not say which run");
        assertThat(ask(Kind.STOP, nowhere)).isEqualTo("There is no run %s", nowhere);
    }

    @Test
    void writesDownWhoAskedForWhat() {
        var run = published().getFirst().id();

        ask(Kind.STOP, run);

        assertThat(
                        database.ownerJdbc()
                                .sql(
                                        "select concat(actor, ' ', action, ' ', subject, ' ', reason) from audit_entry order by id")
                                .query(String.class)
                                .list())
                .contains("ada run.stop %s because".formatted(run));
    }

    private String ask(Kind kind, @Nullable RunId run) {
        return outcome(requests.ask(kind, run, "ada", "because"));
    }

    private String outcome(long request) {
        return await().until(() -> requests.outcome(request), Optional::isPresent).orElseThrow();
    }

    private List<Run> published() {
        return runs.newest(1_000).stream()
                .filter(run -> run.state() == RunState.PUBLISHED)
                .toList();
    }

    private void awaitState(RunId run, RunState state) {
        await().until(() -> runs.find(run).orElseThrow().state() == state);
    }

    private RunId missedSlot(int stepsAgo) {
        var current = published().getFirst().id().slot().start();
        var slot = new Slot(current.minus(STEP.multipliedBy(stepsAgo)));
        database.ownerJdbc()
                .sql(
                        "insert into run (slot, revision, state, reason, queued_at) values (:slot, 0, 'MISSED', 'test', utc_timestamp(6))")
                .param("slot", slot.epochSecond())
                .update();
        return new RunId(slot, 0);
    }
}
