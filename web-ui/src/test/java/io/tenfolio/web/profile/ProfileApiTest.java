package io.tenfolio.web.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
class ProfileApiTest {
    private static final String PROFILE = "/api/v1/me/profile";

    @Autowired World world;
    @LocalServerPort int port;

    private LoginSessions sessions;
    private UserId anna;
    private ApiClient api;

    @BeforeEach
    void annaAndHerSessions() {
        sessions = new LoginSessions(world.database.jdbc());
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        api = new ApiClient(port, world.token(anna, Scope.PROFILE));
    }

    @Test
    void changesWhatIsNamedAndLeavesTheRest() {
        var before = api.get(PROFILE);

        var after =
                api.send(
                        "PATCH",
                        PROFILE,
                        "{\"displayName\":\"Anna B.\",\"locale\":\"de-CH\",\"theme\":\"DARK\"}");

        assertThat(after.at("/displayName")).as(after.toString()).isEqualTo("Anna B.");
        assertThat(after.at("/locale")).isEqualTo("de-CH");
        assertThat(after.at("/theme")).isEqualTo("DARK");
        assertThat(after.at("/zone")).isEqualTo(before.at("/zone"));
        assertThat(after.at("/language")).isEqualTo(before.at("/language"));
        assertThat(api.get("/api/v1/me").at("/locale")).isEqualTo("de-CH");
    }

    @Test
    void namesWhatNobodyCanChooseAndChangesNothing() {
        assertThat(field("{\"displayName\":\" \"}")).isEqualTo("displayName");
        assertThat(field("{\"displayName\":\"X\",\"locale\":\"tlh\"}")).isEqualTo("locale");
        assertThat(field("{\"language\":\"fr\"}")).isEqualTo("language");
        assertThat(field("{\"zone\":\"Moon/Mare\"}")).isEqualTo("zone");
        assertThat(field("{\"password\":\"new one\"}")).isEqualTo("password");
        assertThat(api.get(PROFILE).at("/displayName")).isNotEqualTo("X");
    }

    @Test
    void endsOneSessionOrAll() {
        var first = sessions.start(anna, Role.INVESTOR, "192.0.2.7", "test");
        sessions.start(anna, Role.INVESTOR, "192.0.2.8", "test");
        sessions.start(anna, Role.INVESTOR, "192.0.2.9", "test");
        assertThat(open()).isEqualTo(3);

        var one = "/api/v1/me/sessions/" + first.value();
        assertThat(api.send("DELETE", one, null).status()).isEqualTo(204);
        assertThat(open()).isEqualTo(2);
        assertThat(api.send("DELETE", one, null).status()).isEqualTo(404);
        assertThat(api.send("DELETE", "/api/v1/me/sessions", null).status()).isEqualTo(204);
        assertThat(open()).isZero();
    }

    private int open() {
        return api.get("/api/v1/me/sessions").json().at("/items").size();
    }

    private String field(String json) {
        var answer = api.send("PATCH", PROFILE, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.at("/errors/0/field");
    }
}
