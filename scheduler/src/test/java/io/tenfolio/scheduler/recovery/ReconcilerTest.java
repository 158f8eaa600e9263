package io.tenfolio.scheduler.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.refresh.Executions;
import io.tenfolio.batch.refresh.LiveCopy;
import io.tenfolio.batch.refresh.RefreshPortfoliosJob;
import io.tenfolio.batch.refresh.RunParameters;
import io.tenfolio.batch.testing.CacheInMemory;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.scheduler.health.ThisNode;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import io.tenfolio.scheduler.timetable.DueSlots;
import io.tenfolio.scheduler.timetable.TimetableSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.ConfigurableApplicationContext;

class ReconcilerTest {
    private static final Duration STEP = Duration.ofMinutes(10);

    private TestDatabase database;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        Worlds.priced(database, 12);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void runsTheNewestSlotOnceAndMarksEarlierOnesMissedWithTheOutage() {
        var current = Slot.containing(Instant.now(), STEP);
        noDayEndsNow();
        publishedLongAgo(current, 4);
        schedulerSeen(Duration.ofMinutes(39));

        try (var node = node()) {
            var runs = node.getBean(Runs.class);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> runs.newest(1).getFirst().state() == RunState.PUBLISHED);

            var newestFirst = runs.newest(10);
            assertThat(newestFirst)
                    .extracting(Run::state)
                    .containsExactly(
                            RunState.PUBLISHED,
                            RunState.MISSED,
                            RunState.MISSED,
                            RunState.MISSED,
                            RunState.PUBLISHED);
            assertThat(newestFirst.get(1).reason()).startsWith("No scheduler was alive from ");
        }
    }

    @Test
    void queuesASlotThatQuartzDidNotFire() throws Exception {
        try (var node = node("tenfolio.timetable.every=6s")) {
            node.getBean(Scheduler.class).standby();
            var runs = node.getBean(Runs.class);

            await().atMost(Duration.ofSeconds(30)).until(() -> published(runs).size() >= 3);

            assertThat(repairs()).anyMatch(repair -> repair.endsWith("which nothing had fired"));
            assertThat(published(runs)).extracting(run -> run.id().slot()).doesNotHaveDuplicates();
        }
    }

    @Test
    void schedulesAFrozenTriggerAnew() {
        try (var node = node()) {
            awaitPublished(node);
            await().atMost(Duration.ofMinutes(1)).until(this::triggerFrozen);

            await().atMost(Duration.ofSeconds(15))
                    .until(() ->
                            repairs().stream()
                                    .anyMatch(repair -> repair.startsWith("Reset the trigger")));
            assertThat(
                            database.ownerJdbc()
                                    .sql("select TRIGGER_STATE from QRTZ_TRIGGERS")
                                    .query(String.class)
                                    .list())
                    .containsExactly("WAITING");
        }
    }

    @Test
    void fillsACacheThatForgot() {
        try (var node = node()) {
            awaitPublished(node);
            var cache = node.getBean(CacheInMemory.class);
            await().until(() -> cache.shown().isPresent());

            cache.forget();

            await().atMost(Duration.ofSeconds(10)).until(() -> cache.shown().isPresent());
        }
    }

    @Test
    void forgetsAnInstanceThatNeverBegan() {
        try (var node = node()) {
            var jobs = node.getBean(JobRepository.class);
            jobs.createJobInstance(
                    RefreshPortfoliosJob.NAME,
                    new JobParametersBuilder()
                            .addLong("slot", 0L)
                            .addLong("revision", 0L)
                            .toJobParameters());
            awaitPublished(node);
            // a later instance shows that the empty one is not just being begun
            node.getBean(io.tenfolio.db.job.RunGate.class)
                    .rerun(Slot.containing(Instant.now(), STEP), "ada");

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> repairs().stream().anyMatch(r -> r.endsWith("which never began")));
        }
    }

    @Test
    void endsExecutionsThatNobodyHoldsAndThoseWhoseEndIsUnknown() throws Exception {
        try (var node = node("tenfolio.recovery.silence=1h")) {
            awaitPublished(node);
            var orphan = execution(node, 1, BatchStatus.STARTED);
            var unknown = execution(node, 2, BatchStatus.UNKNOWN);
            var held = execution(node, 3, BatchStatus.STARTED);
            heldByAnotherNode(3);
            var now = new AtomicReference<>(Instant.now());
            var reconciler = reconciler(node, now);

            reconciler.reconcile();
            assertThat(ends()).as("at first sight").isEmpty();
            now.set(now.get().plusSeconds(30));
            reconciler.reconcile();

            assertThat(ends())
                    .containsExactlyInAnyOrder(
                            "Ended execution %d of %s, which was STARTED though nobody held it"
                                    .formatted(orphan.getId(), run(1)),
                            "Ended execution %d of %s, which was UNKNOWN though nobody held it"
                                    .formatted(unknown.getId(), run(2)));
            assertThat(status(orphan)).isEqualTo("FAILED FAILED");
            assertThat(status(unknown)).isEqualTo("FAILED FAILED");
            assertThat(status(held)).isEqualTo("STARTED STARTED");
        }
    }

    /// This node's, but for the clock by which it doubts.
    private static Reconciler reconciler(
            ConfigurableApplicationContext node, AtomicReference<Instant> now) {
        InstantSource doubts = now::get;
        return new Reconciler(
                node.getBean(DueSlots.class),
                node.getBean(TimetableSettings.class),
                new Executions(node.getBean(JobRepository.class), doubts.withZone(ZoneOffset.UTC)),
                node.getBean(FrozenTriggers.class),
                node.getBean(LiveCopy.class),
                node.getBean(Runs.class),
                node.getBean(AuditTrail.class),
                node.getBean(ThisNode.class),
                node.getBean(Clock.class));
    }

    /// An execution of a run of long ago, and its first step, left in that state.
    private static JobExecution execution(
            ConfigurableApplicationContext node, int run, BatchStatus status) {
        var jobs = node.getBean(JobRepository.class);
        var parameters = RunParameters.of(new Claim(run(run), 1));
        var instance = jobs.createJobInstance(RefreshPortfoliosJob.NAME, parameters);
        var execution = jobs.createJobExecution(instance, parameters, new ExecutionContext());
        var step = jobs.createStepExecution("fetchPrices", execution);
        step.setStatus(status);
        jobs.update(step);
        execution.setStatus(status);
        jobs.update(execution);
        return execution;
    }

    private static RunId run(int number) {
        return new RunId(Slot.ofEpochSecond(number * STEP.toSeconds()), 0);
    }

    private void heldByAnotherNode(int number) {
        database.ownerJdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, epoch, node, queued_at, alive_at)
                        values (:slot, 0, 'RUNNING', 1, 'another', utc_timestamp(6), utc_timestamp(6))
                        """)
                .param("slot", run(number).slot().epochSecond())
                .update();
    }

    private String status(JobExecution execution) {
        return database.ownerJdbc()
                .sql(
                        """
                        select concat(j.STATUS, ' ', s.STATUS)
                        from   BATCH_JOB_EXECUTION j
                        join   BATCH_STEP_EXECUTION s using (JOB_EXECUTION_ID)
                        where  JOB_EXECUTION_ID = :id
                        """)
                .param("id", execution.getId())
                .query(String.class)
                .single();
    }

    private List<String> ends() {
        return repairs().stream().filter(repair -> repair.startsWith("Ended")).toList();
    }

    private ConfigurableApplicationContext node(String... settings) {
        return SchedulerInTest.start(database, "one", settings);
    }

    /// Not while Quartz holds it to fire it soon, which would let it go again.
    private boolean triggerFrozen() {
        return database.ownerJdbc()
                        .sql(
                                """
                                update QRTZ_TRIGGERS
                                set    TRIGGER_STATE = 'ACQUIRED', NEXT_FIRE_TIME = NEXT_FIRE_TIME - 3600000
                                where  TRIGGER_STATE = 'WAITING'
                                and    NEXT_FIRE_TIME > 1000 * (unix_timestamp() + 45)
                                """)
                        .update()
                == 1;
    }

    /// Of the run that was published long ago there is a row only: no day can be closed from it.
    private void noDayEndsNow() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        database.ownerJdbc()
                .sql("update portfolio set zone = :zone")
                // where it is noon; in these names what is east of Greenwich is negative
                .param("zone", "Etc/GMT%+d".formatted(hour - 12))
                .update();
    }

    private void publishedLongAgo(Slot current, int steps) {
        database.ownerJdbc()
                .sql(
                        "insert into run (slot, revision, state, queued_at, finished_at) values (:slot, 0, 'PUBLISHED', utc_timestamp(6), utc_timestamp(6))")
                .param("slot", current.epochSecond() - steps * STEP.toSeconds())
                .update();
    }

    private void schedulerSeen(Duration ago) {
        database.ownerJdbc()
                .sql(
                        """
                        insert into node (id, role, version, started_at, seen_at, clock_offset_ms, state)
                        values ('dead', 'scheduler', '1', utc_timestamp(6), utc_timestamp(6) - interval :seconds second, 0, 'READY')
                        """)
                .param("seconds", ago.toSeconds())
                .update();
    }

    private static void awaitPublished(ConfigurableApplicationContext node) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.getBean(Runs.class).latestPublished().isPresent());
    }

    private static List<Run> published(Runs runs) {
        return runs.newest(50).stream().filter(run -> run.state() == RunState.PUBLISHED).toList();
    }

    private List<String> repairs() {
        return database.ownerJdbc()
                .sql("select reason from audit_entry where action = 'run.repair'")
                .query(String.class)
                .list();
    }
}
