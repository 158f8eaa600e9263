package io.tenfolio.scheduler.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoSchedulersTest {
    private static final int SLOTS = 5;

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        Worlds.priced(database, 30);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void runEachSlotOnce() {
        var every = "tenfolio.timetable.every=2s";
        try (var one = SchedulerInTest.start(database, "one", every);
                var two = SchedulerInTest.start(database, "two", every)) {
            var runs = one.getBean(Runs.class);
            await().atMost(Duration.ofSeconds(40)).until(() -> published(runs).size() >= SLOTS);

            var newestFirst = published(runs);
            assertThat(newestFirst).extracting(run -> run.id().revision()).containsOnly(0);
            assertThat(newestFirst).extracting(run -> run.id().slot()).doesNotHaveDuplicates();
            assertThat(newestFirst).extracting(Run::epoch).containsOnly(1);
            assertThat(newestFirst).extracting(run -> run.counts().valued()).containsOnly(30);
            assertThat(quartzNodes()).isEqualTo(2);
            assertThat(two.isRunning()).isTrue();
        }
    }

    private static List<Run> published(Runs runs) {
        return runs.newest(50).stream().filter(run -> run.state() == RunState.PUBLISHED).toList();
    }

    private static int quartzNodes() {
        return database.ownerJdbc()
                .sql("select count(*) from QRTZ_SCHEDULER_STATE")
                .query(Integer.class)
                .single();
    }
}
