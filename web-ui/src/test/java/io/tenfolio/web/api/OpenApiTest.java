package io.tenfolio.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.WorldContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document says of each endpoint what a client must know, and `docs/openapi.json` is what it says. Renew that file with
/// `-Dtenfolio.renew=true`.
@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class OpenApiTest {
    private static final Path KEPT = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort int port;

    @Test
    void isWhatIsKeptInTheDocs() throws IOException {
        var document = document();
        if (Boolean.getBoolean("tenfolio.renew")) {
            Files.writeString(KEPT, JSON.writeValueAsString(document) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(KEPT)))
                .as("renew it with -Dtenfolio.renew=true")
                .isEqualTo(document);
    }

    @Test
    void saysOfEveryEndpointWhatItDoesAndWhatGoesWrong() {
        operations((name, operation) -> {
            assertThat(operation.at("/summary").asString("")).as(name).isNotBlank();
            assertThat(operation.at("/tags").size()).as(name).isEqualTo(1);
            assertThat(operation.at("/description").asString(""))
                    .as(name)
                    .containsAnyOf("Scope: `", "Any valid token");
            var responses = new TreeSet<>(operation.at("/responses").propertyNames());
            assertThat(responses).as(name).contains("401", "403", "429", "500", "503");
            assertThat(responses).as(name).containsAnyOf("200", "201", "202", "204");
            if (name.contains("{")) {
                assertThat(responses).as(name).contains("400", "404");
            }
            if (name.startsWith("post")) {
                assertThat(operation.at("/parameters").toString())
                        .as(name)
                        .contains("Idempotency-Key");
            }
        });
    }

    @Test
    void demandsATokenEverywhere() {
        var document = document();

        assertThat(document.at("/security/0/accessToken").isArray()).isTrue();
        assertThat(document.at("/components/securitySchemes/accessToken/scheme").asString())
                .isEqualTo("bearer");
        operations((name, operation) -> assertThat(operation.has("security")).as(name).isFalse());
    }

    @Test
    void namesEveryFieldOfMoneyAsText() {
        var amount = document().at("/components/schemas/Amount/properties/amount");

        assertThat(amount.at("/type").asString()).isEqualTo("string");
    }

    private void operations(BiConsumer<String, JsonNode> look) {
        var seen = 0;
        var paths = document().at("/paths");
        for (var path : paths.propertyNames()) {
            for (var verb : paths.get(path).propertyNames()) {
                assertThat(Set.of("get", "post", "put", "patch", "delete")).contains(verb);
                look.accept(verb + " " + path, paths.get(path).get(verb));
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    private JsonNode document() {
        var answer = new ApiClient(port, null).get("/api/v1/openapi.json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
