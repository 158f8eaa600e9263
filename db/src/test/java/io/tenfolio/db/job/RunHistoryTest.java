package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.job.RunLog.NewLine;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.LogLine.Level;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Duration STEP = Duration.ofMinutes(10);

    private static TestDatabase database;
    private RunHistory history;
    private JobRequests requests;

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
        database.ownerJdbc().sql("delete from run_log").update();
        requests = new JobRequests(database.jdbc());
        history =
                new RunHistory(
                        database.jdbc(),
                        new BlockLayout(1_000),
                        new Runs(database.jdbc(), database.transactions()),
                        requests);
    }

    @Test
    void tellsTheNewestFirstPageByPageWithoutLosingOrRepeatingOne() {
        for (int slot = 0; slot < 20; slot++) {
            run(slot, 0, RunState.PUBLISHED, "timetable");
            run(slot, 1, RunState.FAILED, "ada");
        }

        var seen = new ArrayList<RunId>();
        RunId before = null;
        List<Run> page;
        do {
            page = history.page(RunFilter.ALL, before, 7);
            page.forEach(run -> seen.add(run.id()));
            before = page.isEmpty() ? null : page.getLast().id();
        } while (!page.isEmpty());

        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void findsByStateTimeAskerAndRevision() {
        run(0, 0, RunState.PUBLISHED, "timetable");
        run(1, 0, RunState.FAILED, "timetable");
        run(1, 1, RunState.FAILED, "ada");
        run(2, 0, RunState.MISSED, "timetable");

        assertThat(ids(new RunFilter(RunState.FAILED, null, null, "", null)))
                .containsExactly(id(1, 1), id(1, 0));
        assertThat(
                        ids(
                                new RunFilter(
                                        null,
                                        id(1, 0).slot().start(),
                                        id(1, 0).slot().start(),
                                        "",
                                        null)))
                .containsExactly(id(1, 1), id(1, 0));
        assertThat(ids(new RunFilter(null, null, null, "ada", null))).containsExactly(id(1, 1));
        assertThat(ids(new RunFilter(null, null, null, "", 0)))
                .containsExactly(id(2, 0), id(1, 0), id(0, 0));
        assertThat(ids(new RunFilter(RunState.FAILED, null, null, "ada", 0))).isEmpty();
    }

    @Test
    void readsTheFrameworksStepsOfOneRunOnly() {
        run(0, 0, RunState.PUBLISHED, "timetable");
        execution(1, id(0, 0), "fetchPrices", "COMPLETED");
        execution(2, id(0, 1), "fetchPrices", "COMPLETED");
        execution(3, id(0, 0), "valuePortfolios", "FAILED");

        var steps = history.steps(id(0, 0));

        assertThat(steps)
                .extracting(step -> step.name() + " " + step.status() + " " + step.read())
                .containsExactly("fetchPrices COMPLETED 12", "valuePortfolios FAILED 12");
        assertThat(steps.getLast().trouble()).isEqualTo("no such table");
        assertThat(steps.getFirst().took(Instant.MAX)).contains(Duration.ofMillis(1_500));
    }

    @Test
    void tellsWhatWasAskedOfARun() {
        run(0, 0, RunState.FAILED, "timetable");
        var request = requests.ask(JobRequest.Kind.RESTART, id(0, 0), "ada", "");
        requests.done(request, "Run is queued", "one");

        var detail = history.detail(id(0, 0)).orElseThrow();

        assertThat(detail.requests())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.isAnswered()).isTrue();
                    assertThat(report.outcome()).isEqualTo("Run is queued");
                    assertThat(report.request().requestedBy()).isEqualTo("ada");
                });
    }

    @Test
    void readsTheLogAsGraveAsAskedForOldestFirst() {
        var log = new RunLog(database.jdbc());
        log.write(
                List.of(
                        line(Level.INFO, "begins"),
                        line(Level.WARN, "No prices from ecb"),
                        line(Level.ERROR, "x".repeat(5_000))));

        assertThat(history.log(id(0, 0), Level.INFO, 100))
                .extracting(LogLine::level)
                .containsExactly(Level.INFO, Level.WARN, Level.ERROR);
        assertThat(history.log(id(0, 0), Level.WARN, 100)).hasSize(2);
        assertThat(history.log(id(0, 0), Level.INFO, 1))
                .extracting(line -> line.message().length())
                .containsExactly(2_000);
        assertThat(log.thin(Instant.parse("2026-11-21T00:00:00Z"), 2)).isEqualTo(2);
    }

    /// The figure in docs/performance.md: `-Dtest=RunHistoryTest -Dtenfolio.figures=true` prints it.
    @Test
    void answersTheFirstPageOfAHundredThousandRunsWithinThreeTenthsOfASecond() {
        database.ownerJdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, requested_by, queued_at, started_at, finished_at, reason)
                        select 1700000000 + seq * 600, 0, if(seq mod 97 = 0, 'FAILED', 'PUBLISHED'),
                               if(seq mod 500 = 0, 'ada', 'timetable'), utc_timestamp(6), utc_timestamp(6), utc_timestamp(6), ''
                        from   seq_1_to_100000
                        """)
                .update();
        database.ownerJdbc().sql("analyze table run").query().listOfRows();
        var filters =
                List.of(
                        RunFilter.ALL,
                        new RunFilter(RunState.FAILED, null, null, "", null),
                        new RunFilter(null, null, null, "ada", null),
                        new RunFilter(
                                null,
                                Instant.ofEpochSecond(1_720_000_000),
                                Instant.ofEpochSecond(1_730_000_000),
                                "",
                                null));

        for (var filter : filters) {
            var millis = new long[60];
            for (int i = 0; i < millis.length; i++) {
                long began = System.nanoTime();
                assertThat(history.page(filter, null, 41)).hasSize(41);
                millis[i] = (System.nanoTime() - began) / 1_000_000;
            }
            Arrays.sort(millis);
            if (Boolean.getBoolean("tenfolio.figures")) {
                System.out.printf("%s: p50 %d ms, p95 %d ms%n", filter, millis[30], millis[56]);
            }
            assertThat(millis[56]).isLessThan(300);
        }
    }

    private static NewLine line(Level level, String message) {
        return new NewLine(
                id(0, 0), TEN.start(), level, "io.tenfolio.batch.Something", "one", message);
    }

    private List<RunId> ids(RunFilter filter) {
        return history.page(filter, null, 100).stream().map(Run::id).toList();
    }

    private static RunId id(int slot, int revision) {
        return new RunId(new Slot(TEN.start().plus(STEP.multipliedBy(slot))), revision);
    }

    private static void run(int slot, int revision, RunState state, String by) {
        database.ownerJdbc()
                .sql(
                        "insert into run (slot, revision, state, requested_by, queued_at) values (?, ?, ?, ?, utc_timestamp(6))")
                .params(id(slot, revision).slot().epochSecond(), revision, state.name(), by)
                .update();
    }

    private static void execution(int number, RunId run, String step, String status) {
        var owner = database.ownerJdbc();
        owner.sql("insert into BATCH_JOB_INSTANCE values (?, 0, 'refreshPortfolios', ?)")
                .params(number, "key" + number)
                .update();
        owner.sql(
                        "insert into BATCH_JOB_EXECUTION values (?, 0, ?, utc_timestamp(6), utc_timestamp(6), null, 'COMPLETED', '', '', utc_timestamp(6))")
                .params(number, number)
                .update();
        owner.sql(
                        "insert into BATCH_JOB_EXECUTION_PARAMS values (?, 'slot', 'java.lang.Long', ?, 'Y')")
                .params(number, run.slot().epochSecond())
                .update();
        owner.sql(
                        "insert into BATCH_JOB_EXECUTION_PARAMS values (?, 'revision', 'java.lang.Long', ?, 'Y')")
                .params(number, run.revision())
                .update();
        owner.sql(
                        """
                        insert into BATCH_STEP_EXECUTION
                        values (?, 0, ?, ?, '2026-11-20 10:00:00', '2026-11-20 10:00:00', '2026-11-20 10:00:01.5', ?,
                                3, 12, 0, 12, 0, 0, 0, 0, ?, 'java.lang.Oops: no such table\nat some.Place', utc_timestamp(6))
                        """)
                .params(number, step, number, status, status)
                .update();
    }
}
