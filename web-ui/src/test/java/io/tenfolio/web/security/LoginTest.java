package io.tenfolio.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.Role;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:web-ui.yml",
            "tenfolio.security.session-limit=3s",
            "tenfolio.security.check-every=100ms"
        })
@ContextConfiguration(initializers = WorldContext.class)
class LoginTest {
    @Autowired World world;
    @Autowired LoginSessions sessions;
    @LocalServerPort int port;
    String login;

    @BeforeEach
    void aPersonNobodyKnowsYet() {
        login = "p" + UUID.randomUUID().toString().substring(0, 8);
        world.database.ownerJdbc().sql("delete from login_throttle").update();
    }

    @Test
    void leadsStrangersToTheForm() {
        for (var path : List.of("/", "/portfolio/1", "/anything/else")) {
            var answer = new Visitor(port).get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
        }
    }

    @Test
    void letsInWhoeverKnowsThePasswordAndGivesThemANewSession() {
        world.person(login, "Somebody", "en-GB");
        var visitor = new Visitor(port);
        visitor.get("/login");
        var before = visitor.sessionId();

        var answer = visitor.login(login, World.PASSWORD);

        assertThat(location(answer)).endsWith("/");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(before).isNotEmpty();
        assertThat(visitor.sessionId()).isNotEmpty().isNotEqualTo(before);
        assertThat(audited("LOGGED_IN")).isEqualTo(1);
    }

    @Test
    void givesUnknownWrongAndDisabledTheSameAnswer() {
        world.person(login, "Somebody", "en-GB");
        var disabled = world.person(login + "x", "Somebody else", "en-GB");
        world.disable(disabled);

        var wrong = new Visitor(port).login(login, "wrong");
        var unknown = new Visitor(port).login(login + "nobody", "wrong");
        var shut = new Visitor(port).login(login + "x", World.PASSWORD);

        assertThat(List.of(location(wrong), location(unknown), location(shut)))
                .allMatch(location -> location.endsWith("/login?error"));
        assertThat(List.of(wrong.statusCode(), unknown.statusCode(), shut.statusCode()))
                .containsOnly(302);
        assertThat(audited("LOGIN_REFUSED")).isEqualTo(1);
    }

    @Test
    void writesNothingDownThatMayBeAPasswordInTheWrongField() {
        new Visitor(port).login("my secret " + login, "wrong");

        assertThat(
                        world.database
                                .ownerJdbc()
                                .sql("select count(*) from audit_entry where actor like '%secret%'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void makesWhoeverFailsOftenWaitAndSaysHowLong() {
        world.person(login, "Somebody", "en-GB");
        for (int i = 0; i < 4; i++) {
            new Visitor(port).login(login, "wrong");
        }

        var again = new Visitor(port).login(login, "wrong");
        var rightOne = new Visitor(port).login(login, World.PASSWORD);
        var neverSeen = refusedOften(login + "nobody");

        assertThat(location(again)).containsPattern("/login\\?wait=\\d+$");
        assertThat(location(rightOne)).containsPattern("/login\\?wait=\\d+$");
        assertThat(location(neverSeen)).containsPattern("/login\\?wait=\\d+$");
        assertThat(audited("LOGIN_THROTTLED")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void letsThemInAgainWhenTheWaitIsOver() {
        world.person(login, "Somebody", "en-GB");
        refusedOften(login);
        world.database
                .ownerJdbc()
                .sql("update login_throttle set last_failure = last_failure - interval 16 minute")
                .update();

        assertThat(location(new Visitor(port).login(login, World.PASSWORD))).endsWith("/");
    }

    @Test
    void doesNotCountAgainstAnAddressWhatSucceeded() {
        world.person(login, "Somebody", "en-GB");

        for (int i = 0; i < 8; i++) {
            assertThat(location(new Visitor(port).login(login, World.PASSWORD))).endsWith("/");
        }
    }

    @Test
    void endsASessionWhenItsTimeIsUp() throws Exception {
        world.person(login, "Somebody", "en-GB");
        var visitor = new Visitor(port);
        visitor.login(login, World.PASSWORD);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(visitor.get("/").statusCode()).isEqualTo(302));
        assertThat(audited("SESSION_ENDED")).isEqualTo(1);
    }

    @Test
    void endsTheSessionOfAPersonWhoIsDisabled() {
        var person = world.person(login, "Somebody", "en-GB");
        var visitor = new Visitor(port);
        visitor.login(login, World.PASSWORD);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        world.disable(person);

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(visitor.get("/").statusCode()).isEqualTo(302));
    }

    @Test
    void leadsAPersonWithAnotherRoleToTheLoginAndSaysWhy() {
        var person = world.person(login, "Somebody", "en-GB");
        var visitor = new Visitor(port);
        visitor.login(login, World.PASSWORD);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        world.role(person, Role.OPERATOR);

        assertThat(location(visitor.get("/"))).endsWith("/login?ended=ROLE");
        assertThat(location(visitor.get("/"))).endsWith("/login");
    }

    @Test
    void endsOneSessionAndLeavesTheOther() {
        var person = world.person(login, "Somebody", "en-GB");
        var here = new Visitor(port);
        var there = new Visitor(port);
        here.login(login, World.PASSWORD);
        here.get("/");
        var first = sessions.open(person).getFirst();
        there.login(login, World.PASSWORD);
        there.get("/");
        assertThat(sessions.open(person)).hasSize(2);

        sessions.end(person, first.id(), SessionEnd.SELF);

        assertThat(location(here.get("/"))).endsWith("/login?ended=SELF");
        assertThat(there.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void writesDownWhereSomebodyIsLoggedIn() {
        var person = world.person(login, "Somebody", "en-GB");
        var visitor = new Visitor(port);
        visitor.login(login, World.PASSWORD);
        visitor.get("/");
        visitor.get("/");

        assertThat(sessions.open(person))
                .singleElement()
                .returns("127.0.0.1", LoginSession::address);
    }

    @Test
    void letsInByTheConfirmedAddress() {
        var person = world.person(login, "Somebody", "en-GB");
        world.users.changeEmail(person, new EmailAddress(login + "@example.org"));

        assertThat(location(new Visitor(port).login(login + "@example.org", World.PASSWORD)))
                .endsWith("/");
    }

    @Test
    void sendsEveryPageWithHeadersThatKeepOthersOut() {
        var answer = new Visitor(port).get("/login");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("TENFOLIO_SESSION=")
                                && cookie.contains("HttpOnly")
                                && cookie.contains("SameSite=Lax"));
    }

    @Test
    void tellsAnybodyThatItLivesAndNothingElse() {
        var visitor = new Visitor(port);

        assertThat(visitor.get("/alive").statusCode()).isEqualTo(200);
        assertThat(visitor.sessionId()).isEmpty();
        assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/actuator/env").statusCode()).isIn(401, 403, 404);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isIn(401, 403, 404);
    }

    private HttpResponse<String> refusedOften(String who) {
        for (int i = 0; i < 4; i++) {
            new Visitor(port).login(who, "wrong");
        }
        return new Visitor(port).login(who, "wrong");
    }

    private int audited(String action) {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from audit_entry where actor = ? and action = ?")
                .params(login, action)
                .query(Integer.class)
                .single();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none: " + answer.statusCode());
    }
}
