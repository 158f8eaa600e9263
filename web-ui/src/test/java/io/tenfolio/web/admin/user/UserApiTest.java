package io.tenfolio.web.admin.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
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
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class UserApiTest {
    @Autowired World world;
    @LocalServerPort int port;

    private LoginSessions sessions;
    private UserId ada;
    private UserId ben;
    private String login;
    private ApiClient api;
    private String bens;

    @BeforeEach
    void anAdministratorAndBen() {
        sessions = new LoginSessions(world.database.jdbc());
        ada = world.person("ada" + UUID.randomUUID(), Role.ADMIN);
        login = "b" + UUID.randomUUID();
        ben = world.person(login, Role.INVESTOR);
        api = new ApiClient(port, world.token(ada, Scope.USERS));
        bens = "/api/v1/users/" + ben.value();
    }

    @Test
    void findsUsersByTheirLogins() {
        var found = api.get("/api/v1/users?word=" + login + "&role=INVESTOR&enabled=true");

        assertThat(found.json().at("/items").size()).as(found.toString()).isEqualTo(1);
        assertThat(found.at("/items/0/id")).isEqualTo("" + ben.value());
        var first = api.get("/api/v1/users?limit=1");
        var second = api.get(first.at("/next"));
        assertThat(second.at("/items/0/login")).isGreaterThan(first.at("/items/0/login"));
        assertThat(api.get("/api/v1/users/999999").status()).isEqualTo(404);
    }

    @Test
    void changesARoleAndEndsTheSessionsOfTheEarlierOne() {
        sessions.start(ben, Role.INVESTOR, "192.0.2.7", "test");
        assertThat(api.get(bens + "/sessions").json().at("/items").size()).isEqualTo(1);

        var changed = put("/role", "{\"role\":\"ADVISOR\",\"reason\":\"new job\"}");

        assertThat(changed.at("/role")).as(changed.toString()).isEqualTo("ADVISOR");
        assertThat(changed.at("/openSessions")).isEqualTo("0");
        assertThat(
                        put("/role", "{\"user\":1,\"role\":\"ADMIN\",\"reason\":\"x\"}")
                                .at("/errors/0/field"))
                .isEqualTo("user");
        assertThat(put("/role", "{\"role\":\"KING\",\"reason\":\"x\"}").at("/errors/0/field"))
                .isEqualTo("role");
        assertThat(put("/role", "{\"role\":\"ADMIN\",\"reason\":\"\"}").at("/errors/0/field"))
                .isEqualTo("reason");
    }

    @Test
    void disablesAUserWhoseTokensThenOpenNothing() {
        var program = new ApiClient(port, world.token(ben, Scope.PORTFOLIOS_READ));
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);

        var disabled = put("/enabled", "{\"enabled\":false,\"reason\":\"left\"}");

        assertThat(disabled.at("/enabled")).as(disabled.toString()).isEqualTo("false");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        put("/enabled", "{\"enabled\":true,\"reason\":\"is back\"}");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void neverTakesOnesOwnRights() {
        var own = "/api/v1/users/" + ada.value();

        var answer = api.send("PUT", own + "/enabled", "{\"enabled\":false,\"reason\":\"tired\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("their own");
        assertThat(
                        api.send(
                                        "PUT",
                                        "/api/v1/users/999999/role",
                                        "{\"role\":\"ADMIN\",\"reason\":\"x\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void invitesByMailAndTakesItBack() {
        var email = "i" + UUID.randomUUID() + "@example.org";
        var wanted =
                """
                {"email":"%s","role":"ADVISOR","language":"de","reason":"joins us"}
                """
                        .formatted(email);

        var invited = api.post("/api/v1/invitations", wanted, "Idempotency-Key", "key-" + email);

        assertThat(invited.status()).as(invited.toString()).isEqualTo(202);
        await().until(() -> world.letterTo(email).isPresent());
        var id = idOf(email);
        var takeBack = "/api/v1/invitations/" + id + "/take-back";
        assertThat(api.post(takeBack, "{\"reason\":\"mistake\"}").status()).isEqualTo(204);
        assertThat(api.post(takeBack, "{\"reason\":\"mistake\"}").status()).isEqualTo(404);
        assertThat(
                        api.post("/api/v1/invitations", wanted.replace(email, "nobody"))
                                .at("/errors/0/field"))
                .isEqualTo("email");
    }

    @Test
    void sendsNoPasswordLinkWhereThereIsNoAddress() {
        var answer = api.post(bens + "/password-link", "{\"reason\":\"forgot it\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("no confirmed address");
    }

    private String idOf(String email) {
        for (var open : api.get("/api/v1/invitations").json().at("/items")) {
            if (open.at("/email").asString().equals(email)) {
                return open.at("/id").asString();
            }
        }
        throw new AssertionError("Not invited: " + email);
    }

    private ApiClient.Answer put(String below, String json) {
        return api.send("PUT", bens + below, json);
    }
}
