package io.tenfolio.batch.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ForgetExecutionsTest {
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Slot TEN_PAST = new Slot(Instant.parse("2026-11-20T10:10:00Z"));

    private static TestDatabase database;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        var world = new SmallWorld(database.ownerJdbc()).create(3);
        world.price(SmallWorld.COIN_IN_EUR, "10", "EUR", TEN.start());
        world.price(SmallWorld.COIN_IN_USD, "50", "USD", TEN.start());
        world.dollarsPerEuro("1.25", TEN.start());
        context = JobsInTest.on(database, RetentionConfiguration.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @Test
    void takesWhatEndedLongAgoWholeAndLeavesTheRest() {
        publish(TEN);
        publish(TEN_PAST);
        database.ownerJdbc()
                .sql(
                        """
                        update BATCH_JOB_EXECUTION
                        set    END_TIME = END_TIME - interval 91 day
                        where  JOB_EXECUTION_ID = (select min(JOB_EXECUTION_ID) from BATCH_JOB_EXECUTION)
                        """)
                .update();
        int steps = count("BATCH_STEP_EXECUTION");

        assertThat(context.getBean(ForgetExecutions.class).forget(Instant.MAX)).isEqualTo(1);

        for (var table :
                List.of(
                        "BATCH_JOB_INSTANCE",
                        "BATCH_JOB_EXECUTION",
                        "BATCH_JOB_EXECUTION_CONTEXT")) {
            assertThat(count(table)).as(table).isEqualTo(1);
        }
        assertThat(count("BATCH_STEP_EXECUTION")).isBetween(1, steps - 1);
        assertThat(context.getBean(Runs.class).find(new RunId(TEN, 0)).orElseThrow().state())
                .isEqualTo(RunState.PUBLISHED);
        assertThat(context.getBean(ForgetExecutions.class).forget(Instant.MAX)).isZero();
    }

    private static void publish(Slot slot) {
        var gate = context.getBean(RunGate.class);
        gate.rerun(slot, "ada");
        context.getBean(RefreshRun.class).run(gate.claimNext("node").orElseThrow(), () -> false);
    }

    private static int count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
    }
}
