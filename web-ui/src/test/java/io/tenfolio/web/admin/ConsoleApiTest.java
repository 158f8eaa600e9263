package io.tenfolio.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.db.price.SourceStates;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Schedule;
import io.tenfolio.job.SourceReport.Breaker;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/// The console's endpoints: runs, dead letters, schedules, sources, nodes, the audit trail.
@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class ConsoleApiTest {
    @Autowired World world;
    @Autowired DeadLetters letters;
    @Autowired Schedules schedules;
    @LocalServerPort int port;

    private String olga;
    private ApiClient api;
    private RunId run;
    private String key;

    @BeforeEach
    void anOperatorAndARun() {
        olga = "o" + UUID.randomUUID();
        api =
                new ApiClient(
                        port,
                        world.token(
                                world.person(olga, Role.OPERATOR),
                                Scope.OPERATIONS_READ,
                                Scope.OPERATIONS_WRITE,
                                Scope.AUDIT_READ));
        run = world.publish(world.slotAfterAll());
        key = run.slot().epochSecond() + "-" + run.revision();
    }

    @Test
    void listsRunsTheNewestFirstAPageAtATime() {
        var before = world.publish(world.slotAfterAll());

        var first = api.get("/api/v1/runs?limit=1");
        var second = api.get(first.at("/next"));

        assertThat(first.at("/items/0/slot"))
                .as(first.toString())
                .isEqualTo(before.slot().start().toString());
        assertThat(second.at("/items/0/id")).isEqualTo(key);
        assertThat(
                        api.get("/api/v1/runs?state=FAILED&from=" + run.slot().start())
                                .json()
                                .at("/items")
                                .size())
                .isZero();
        assertThat(api.get("/api/v1/runs?after=yesterday").at("/errors/0/field"))
                .isEqualTo("after");
        assertThat(api.get("/api/v1/runs/yesterday").status()).isEqualTo(404);
    }

    @Test
    void tellsOfARunWhatItsPageTells() {
        var detail = api.get("/api/v1/runs/" + key);

        assertThat(detail.at("/run/state")).as(detail.toString()).isEqualTo("PUBLISHED");
        assertThat(detail.json().at("/prices").asInt()).isNotNegative();
        assertThat(detail.at("/revisions/0")).isEqualTo("" + run.revision());
        assertThat(api.get("/api/v1/runs/" + key + "/log?level=WARN").status()).isEqualTo(200);
    }

    @Test
    void asksTheSchedulersAndTellsWhereTheAnswerStands() {
        var asked = api.post("/api/v1/runs", null);

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        var request = api.get(asked.header("Location").orElseThrow());
        assertThat(request.at("/kind")).isEqualTo("RUN_NOW");
        assertThat(request.at("/state")).isEqualTo("OPEN");
        assertThat(request.at("/requestedBy")).isEqualTo(olga);
    }

    @Test
    void asksForNothingThatARunIsInNoStateForOrThatHasNoReason() {
        var actions = "/api/v1/runs/" + key + "/actions";

        assertThat(api.post(actions, "{\"action\":\"STOP\",\"reason\":\"x\"}").status())
                .isEqualTo(409);
        assertThat(api.post(actions, "{\"action\":\"RERUN\"}").at("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(
                        api.post(actions, "{\"run\":\"1-0\",\"action\":\"RERUN\",\"reason\":\"x\"}")
                                .at("/errors/0/field"))
                .isEqualTo("run");
        var asked = api.post(actions, "{\"action\":\"RERUN\",\"reason\":\"wrong prices\"}");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(api.get("/api/v1/runs/" + key).at("/requests/0/reason"))
                .isEqualTo("wrong prices");
    }

    @Test
    void asksForARunOnceUnderOneKey() {
        var once = UUID.randomUUID().toString();

        var first = api.post("/api/v1/runs", null, "Idempotency-Key", once);
        var second = api.post("/api/v1/runs", null, "Idempotency-Key", once);

        assertThat(second.at("/id")).as(second.toString()).isEqualTo(first.at("/id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void replaysDeadLettersAndPutsThemAside() {
        var subject = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            letters.keep(DeadLetter.Kind.REQUEST, run, subject + i, "a test");
        }
        var found = api.get("/api/v1/dead-letters?words=" + subject).json().at("/items");
        assertThat(found.size()).isEqualTo(3);
        var path = "/api/v1/dead-letters/" + found.get(0).at("/id").asString();
        var why = "{\"reason\":\"the source is back\"}";

        var some =
                api.post(
                        "/api/v1/dead-letters/replay",
                        "{\"letters\":[%s,%s,999999999],\"reason\":\"again\"}"
                                .formatted(
                                        found.get(1).at("/id").asString(),
                                        found.get(2).at("/id").asString()));
        assertThat(some.at("/letters")).as(some.toString()).isEqualTo("2");
        assertThat(api.post(path + "/replay", why).status()).isEqualTo(202);
        assertThat(api.post(path + "/dismiss", why).at("/resolution")).isEqualTo("DISMISSED");
        assertThat(api.post(path + "/dismiss", why).status()).isEqualTo(409);
        assertThat(api.post(path + "/replay", why).status()).isEqualTo(409);
        assertThat(api.get(path).at("/letter/resolvedWhy")).isEqualTo("the source is back");
        assertThat(api.get("/api/v1/dead-letters?words=" + subject).json().at("/items").size())
                .isEqualTo(2);
        assertThat(api.get("/api/v1/dead-letters?open=false&limit=2&words=" + subject).at("/next"))
                .isNotEmpty();
        assertThat(api.post("/api/v1/dead-letters/999999999/dismiss", why).status()).isEqualTo(404);
    }

    @Test
    void pausesResumesAndChangesASchedule() {
        var name = "chore-" + UUID.randomUUID().toString().substring(0, 8);
        schedules.register(name, Schedule.Kind.CHORE, Duration.ofMinutes(5));
        var path = "/api/v1/schedules/" + name;

        var preview = api.get(path + "/preview?everySeconds=900");
        assertThat(preview.at("/everySeconds")).as(preview.toString()).isEqualTo("900");
        assertThat(preview.json().at("/next").size()).isEqualTo(5);
        assertThat(api.get(path).at("/everySeconds")).isEqualTo("300");

        var changed = api.send("PATCH", path, "{\"everySeconds\":900,\"reason\":\"calmer\"}");
        assertThat(changed.at("/everySeconds")).as(changed.toString()).isEqualTo("900");
        assertThat(changed.at("/changedBy")).isEqualTo(olga);
        assertThat(api.post(path + "/pause", "{\"reason\":\"holiday\"}").json().at("/next").size())
                .isZero();
        assertThat(api.post(path + "/resume", "{\"reason\":\"back\"}").at("/paused"))
                .isEqualTo("false");
        assertThat(
                        api.send("PATCH", path, "{\"everySeconds\":301,\"reason\":\"x\"}")
                                .at("/errors/0/field"))
                .isEqualTo("everySeconds");
        assertThat(api.post(path + "/pause", "{\"reason\":\" \"}").at("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(api.get("/api/v1/schedules/nothing").status()).isEqualTo(404);
        var trail = api.get("/api/v1/audit?action=schedule.&subject=" + name);
        assertThat(trail.json().at("/items").size()).as(trail.toString()).isEqualTo(3);
        assertThat(trail.at("/items/0/reason")).isEqualTo("back");
    }

    @Test
    void tellsHowSourcesAndNodesDo() {
        new SourceStates(world.database.jdbc())
                .seen("scheduler-1", "twelvedata", Breaker.State.OPEN, 5, Duration.ofMinutes(1));
        new Nodes(world.database.jdbc())
                .seen(
                        "scheduler-1",
                        "scheduler",
                        "1",
                        Instant.parse("2026-11-20T12:00:00Z"),
                        Duration.ofMillis(3),
                        "READY");

        var sources = api.get("/api/v1/sources");
        var nodes = api.get("/api/v1/nodes");

        assertThat(sources.http().body()).contains("\"name\":\"twelvedata\"", "\"state\":\"OPEN\"");
        assertThat(nodes.http().body()).contains("\"id\":\"scheduler-1\"", "\"ready\":true");
    }

    @Test
    void turnsThePagesOfTheAuditTrail() {
        for (int i = 0; i < 2; i++) {
            api.get("/api/v1/users"); // refused, and written down
        }

        var first = api.get("/api/v1/audit?limit=1&actor=" + olga);
        var second = api.get(first.at("/next"));

        assertThat(first.at("/items/0/action")).as(first.toString()).isEqualTo("API_REFUSED");
        assertThat(second.json().at("/items").size()).isEqualTo(1);
        assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
        assertThat(second.at("/next")).isEmpty();
    }
}
