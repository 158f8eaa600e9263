package io.tenfolio.db.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobRequestsTest {
    private static final RunId RUN = new RunId(new Slot(Instant.parse("2026-11-20T10:00:00Z")), 3);

    private static TestDatabase database;
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
    void forgetRequests() {
        database.ownerJdbc().sql("delete from job_request").update();
        requests = new JobRequests(database.jdbc());
    }

    @Test
    void handsTheOldestOpenRequestToOneNode() {
        var first = requests.ask(Kind.RUN_NOW, null, "ada", "prices look old");
        var second = requests.ask(Kind.RESTART, RUN, "ada", "disk has room again");

        database.transaction()
                .executeWithoutResult(_ -> {
                    assertThat(requests.takeNext().map(JobRequest::id)).contains(first);
                    assertThat(takenByAnother()).isEqualTo(second);
                });
    }

    @Test
    void keepsWhatWasAsked() {
        requests.ask(Kind.STOP, RUN, "ada", "wrong prices");

        var request = database.transaction().execute(_ -> requests.takeNext()).orElseThrow();

        assertThat(request.kind()).isEqualTo(Kind.STOP);
        assertThat(request.run()).isEqualTo(RUN);
        assertThat(request.requestedBy()).isEqualTo("ada");
        assertThat(request.reason()).isEqualTo("wrong prices");
    }

    @Test
    void tellsWhatBecameOfARequest() {
        var done = requests.ask(Kind.RUN_NOW, null, "ada", "");
        var refused = requests.ask(Kind.RESTART, RUN, "ada", "");
        var open = requests.ask(Kind.RUN_NOW, null, "ada", "");

        requests.done(done, "Queued", "one");
        requests.refused(refused, "It has not failed", "one");

        assertThat(requests.outcome(done)).contains("Queued");
        assertThat(requests.outcome(refused)).contains("It has not failed");
        assertThat(requests.outcome(open)).isEmpty();
    }

    private long takenByAnother() {
        var taken = new java.util.concurrent.atomic.AtomicLong();
        var other =
                Thread.ofVirtual()
                        .start(() ->
                                taken.set(
                                        database.transaction()
                                                .execute(_ -> requests.takeNext())
                                                .orElseThrow()
                                                .id()));
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return taken.get();
    }
}
