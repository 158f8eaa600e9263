package io.tenfolio.scheduler.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Schedule;
import io.tenfolio.scheduler.chores.Chores;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class PausedScheduleTest {
    private static final Duration STEP = Duration.ofSeconds(2);

    private static TestDatabase database;
    private static ConfigurableApplicationContext node;

    private final Schedules schedules = node.getBean(Schedules.class);
    private final Runs runs = node.getBean(Runs.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        Worlds.priced(database, 30);
        node = SchedulerInTest.start(database, "one", "tenfolio.timetable.every=2s");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void queuesNothingAndSaysWhySlotsWereMissedAfterwards() {
        await().until(() -> runs.latestPublished().isPresent());

        schedules.change(Schedules.TIMETABLE, STEP, true, "ada", "the database is moved");
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(30))
                .until(this::newest, this::isTheSameAsBefore);
        schedules.change(Schedules.TIMETABLE, STEP, false, "ada", "it is moved");

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        runs.newest(50).stream()
                                .filter(run -> run.state() == RunState.MISSED)
                                .anyMatch(run ->
                                        run.reason()
                                                .startsWith(
                                                        "The timetable was paused by ada (the database is moved)")));
    }

    @Test
    void leavesAPausedChoreOutAndWritesDownWhenOneWasDone() {
        var chores = node.getBean(Chores.class);
        await().until(() -> chore().firedAt().isPresent());
        schedules.change("takeEffect", chore().every(), true, "ada", "too much load");
        var before = chore().firedAt();

        chores.takeEffect();

        assertThat(chore().firedAt()).isEqualTo(before);
        assertThat(chore().firedBy()).isEqualTo("one");
        schedules.change("takeEffect", chore().every(), false, "ada", "");
    }

    @Test
    void listsEveryChoreWithItsRhythm() {
        assertThat(schedules.all())
                .extracting(Schedule::name)
                .startsWith(Schedules.TIMETABLE)
                .contains("thinRawQuotes", "takeEffect", "checkPositions", "thinRunLog");
        assertThat(chore().step()).isEqualTo(Duration.ofSeconds(30));
    }

    private Schedule chore() {
        return schedules.find("takeEffect").orElseThrow();
    }

    private @Nullable Run last;

    private Run newest() {
        return runs.newest(1).getFirst();
    }

    private boolean isTheSameAsBefore(Run newest) {
        var same = last != null && last.id().equals(newest.id());
        last = newest;
        return same;
    }
}
