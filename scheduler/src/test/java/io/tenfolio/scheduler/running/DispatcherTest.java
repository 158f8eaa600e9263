package io.tenfolio.scheduler.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.testing.Faults;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DispatcherTest {
    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final AtomicBoolean CAME_BACK = new AtomicBoolean();

    @Test
    void givesUpARunThatHangsAndGoesOnWithTheNext() {
        try (var database = TestDatabase.fresh()) {
            Worlds.priced(database, 12);
            try (var node =
                    SchedulerInTest.start(
                            HangingOnce.class,
                            database,
                            "one",
                            "tenfolio.timetable.every=2h",
                            "tenfolio.recovery.time-limit=3s")) {
                var runs = node.getBean(Runs.class);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> newest(runs).state() == RunState.FAILED);
                var hung = newest(runs);
                assertThat(hung.reason())
                        .isEqualTo("It took longer than 3 seconds on node one and was given up");

                node.getBean(JobRequests.class).ask(Kind.RERUN, hung.id(), "ada", "");
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> newest(runs).state() == RunState.PUBLISHED);
                assertThat(newest(runs).id()).isNotEqualTo(hung.id());

                RELEASED.countDown();
                await().until(() -> CAME_BACK.get() && nobodyElseWorks());
                assertThat(runs.find(hung.id()).orElseThrow().state()).isEqualTo(RunState.FAILED);
                assertThat(blocksOf(database, hung)).isZero();
            } finally {
                RELEASED.countDown();
            }
        }
    }

    private static Run newest(Runs runs) {
        return await().until(() -> runs.newest(1), newest -> !newest.isEmpty()).getFirst();
    }

    private static boolean nobodyElseWorks() {
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("runs"))
                        .count()
                == 1;
    }

    private static int blocksOf(TestDatabase database, Run run) {
        return database.jdbc()
                .sql("select count(*) from run_block where slot = ? and revision = ?")
                .params(run.id().slot().epochSecond(), run.id().revision())
                .query(Integer.class)
                .single();
    }

    /// The first block that is read hangs, and no interrupt helps.
    @Configuration(proxyBeanMethods = false)
    @Import(SchedulerInTest.OwnCache.class)
    static class HangingOnce {
        @Bean
        static Faults faults(BeanFactory beans) {
            var faults = new Faults(beans);
            faults.beforeReading(_ -> {
                faults.none();
                hang();
            });
            return faults;
        }

        private static void hang() {
            while (RELEASED.getCount() > 0) {
                try {
                    RELEASED.await();
                } catch (InterruptedException e) {
                    // that is how it hangs
                }
            }
            CAME_BACK.set(true);
        }
    }
}
