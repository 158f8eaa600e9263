package io.tenfolio.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.access.UserId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = {TestPages.class, ProbeApi.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:web-ui.yml",
            "tenfolio.api.requests-per-minute=60",
            "tenfolio.api.longest-body=8KB"
        })
@ContextConfiguration(initializers = WorldContext.class)
class ApiTest {
    @Autowired World world;
    @Autowired ProbeApi probe;
    @LocalServerPort int port;
    String login;
    UserId user;
    ApiClient api;

    @BeforeEach
    void aProgramOfSomebodyNew() {
        login = "p" + UUID.randomUUID().toString().substring(0, 8);
        user = world.person(login, Role.INVESTOR);
        api = client(world.token(user, Scope.PORTFOLIOS_READ, Scope.LEDGER_WRITE, Scope.USERS));
    }

    @Nested
    class Access {
        @Test
        void letsInWhoBringsAValidTokenAsItsUser() {
            var me = api.get("/api/v1/me");

            assertThat(me.status()).as(me.toString()).isEqualTo(200);
            assertThat(me.at("/login")).isEqualTo(login);
            assertThat(me.at("/role")).isEqualTo("INVESTOR");
            assertThat(me.header("Set-Cookie")).isEmpty();
            assertThat(me.header("Cache-Control").orElse("")).contains("no-store");
        }

        @Test
        void neverGivesATokenMoreThanItsUsersRole() {
            var scopes = api.get("/api/v1/me").json().at("/scopes");

            assertThat(scopes.toString())
                    .isEqualTo("[\"portfolios:read\",\"ledger:write\"]"); // not users
        }

        @Test
        void takesARoleAwayFromItsTokensWithTheNextRequest() {
            world.database
                    .ownerJdbc()
                    .sql("update app_user set role = 'AUDITOR' where id = ?")
                    .param(user.value())
                    .update();

            assertThat(api.get("/api/v1/me").json().at("/scopes").toString())
                    .isEqualTo("[\"portfolios:read\"]");
            assertProblem(api.post("/api/v1/probe", "{\"name\":\"x\"}"), 403);
        }

        @Test
        void asksWhoBringsNoTokenForOne() {
            var answer = client(null).get("/api/v1/me");

            assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"tenfolio\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tf_", "nonsense", "Basic YTpi", "Bearer", "Bearer tf_x"})
        void refusesWhatIsNoToken(String header) {
            var answer = client(null).send("GET", "/api/v1/me", null, "Authorization", header);

            assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate").orElse("")).contains("invalid_token");
        }

        @Test
        void refusesATokenThatNobodyMade() {
            assertProblem(
                    client(TokenSecret.random(new SecureRandom()).text()).get("/api/v1/me"), 401);
        }

        @Test
        void refusesAnExpiredTokenAndWritesItDownOnce() {
            var late = client(world.token(user, Duration.ZERO, Scope.PORTFOLIOS_READ));

            for (int i = 0; i < 3; i++) {
                assertThat(assertProblem(late.get("/api/v1/me"), 401).at("/detail"))
                        .contains("expired");
            }
            assertThat(audited("API_REFUSED")).isEqualTo(1);
        }

        @Test
        void refusesARevokedTokenAtOnce() {
            assertThat(api.get("/api/v1/me").status()).isEqualTo(200);
            var token = world.tokens.of(user).getFirst().id();
            world.tokens.revoke(user, token);

            assertProblem(api.get("/api/v1/me"), 401);
        }

        @Test
        void refusesTheTokensOfADisabledUserAtOnce() {
            assertThat(api.get("/api/v1/me").status()).isEqualTo(200);

            world.disable(user);

            assertProblem(api.get("/api/v1/me"), 401);
        }

        @Test
        void takesNoSessionForAToken() {
            assertProblem(
                    client(null)
                            .send("GET", "/api/v1/me", null, "Cookie", "TENFOLIO_SESSION=whatever"),
                    401);
        }

        @Test
        void refusesAScopeThatTheTokenDoesNotHaveAndWritesItDown() {
            var reader = client(world.token(user, Scope.PORTFOLIOS_READ));

            var answer = assertProblem(reader.post("/api/v1/probe", "{\"name\":\"x\"}"), 403);

            assertThat(answer.at("/detail")).contains("ledger:write");
            assertThat(audited("API_REFUSED")).isEqualTo(1);
            assertThat(audited(ProbeApi.EFFECT)).isZero();
        }

        @Test
        void keepsShutWhatNobodyOpened() {
            assertProblem(api.get("/api/v1/probe/forgotten"), 403);
        }

        @Test
        void notesWhenATokenWasUsed() {
            api.get("/api/v1/me");

            assertThat(world.tokens.of(user).getFirst().lastUsedAt()).isPresent();
        }

        @Test
        void keepsNoSecret() {
            var secret = world.token(user, Scope.PORTFOLIOS_READ);
            client(secret).get("/api/v1/me");
            client(secret).get("/api/v1/probe/forgotten");

            assertThat(
                            world.database
                                    .ownerJdbc()
                                    .sql(
                                            """
                                            select (select count(*) from audit_entry where concat(subject, reason, state_after) like :part)
                                                 + (select count(*) from access_token where concat(name, hint, scopes) like :part)
                                            """)
                                    .param("part", "%" + secret.substring(12, 30) + "%")
                                    .query(Integer.class)
                                    .single())
                    .isZero();
        }
    }

    @Nested
    class Trouble {
        @Test
        void isAProblemForAnAddressThatIsNotThere() {
            assertProblem(api.get("/api/v1/nothing/here"), 404);
            assertProblem(api.get("/api/v2"), 404);
            assertProblem(api.get("/api"), 404);
        }

        @Test
        void isAProblemForWhatIsNotThere() {
            assertThat(assertProblem(api.get("/api/v1/probe/7"), 404).at("/instance"))
                    .isEqualTo("/api/v1/probe/7");
        }

        @Test
        void isAProblemForAnotherMethodAndNamesTheRightOnes() {
            var answer = assertProblem(api.send("DELETE", "/api/v1/probe", null), 405);

            assertThat(answer.header("Allow").orElse("")).contains("POST");
        }

        @Test
        void isAProblemForAnotherFormOfAnswerOrRequest() {
            assertProblem(api.send("GET", "/api/v1/me", null, "Accept", "text/html"), 406);
            assertProblem(
                    api.send("POST", "/api/v1/probe", "<a/>", "Content-Type", "application/xml"),
                    415);
        }

        @Test
        void isAProblemForABodyThatIsTooLarge() {
            assertProblem(
                    api.post("/api/v1/probe", "{\"name\":\"" + "x".repeat(9_000) + "\"}"), 413);
        }

        @Test
        void isAnIncidentThatTellsNothingOfTheInside() {
            var answer = assertProblem(api.post("/api/v1/probe", "{\"name\":\"fail\"}"), 500);

            assertThat(answer.at("/incident")).hasSize(36);
            assertThat(answer.http().body()).doesNotContain("secret", "Exception", "java");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/%2e%2e/me",
                    "/api/v1/me;x=1",
                    "/api//v1/me",
                    "/api/v1/%00",
                    "/api/v1/%0a"
                })
        void tellsNothingOfTheInsideToTricksInTheAddress(String path) {
            assertThat(api.get(path).status()).as(path).isIn(400, 404);
            assertThat(api.get(path).http().body()).doesNotContain("Exception", "Tomcat", "java");
        }
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"name\":\"a\",\"nmae\":\"b\"}                                  | nmae",
                    "{\"name\":7}                                                    | name",
                    "{\"name\":true}                                                 | name",
                    "{\"name\":null}                                                 | name",
                    "{}                                                              | name",
                    "{\"name\":\"\"}                                                 | name",
                    "{\"name\":\"a\\u0000b\"}                                        | name",
                    "{\"name\":\"a\\u001bb\"}                                        | name",
                    "{\"name\":\"a\\ud800b\"}                                        | name",
                    "{\"name\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}               | name",
                    "{\"name\":[\"a\"]}                                              | name",
                    "{\"name\":\"a\",\"count\":\"7\"}                                | count",
                    "{\"name\":\"a\",\"count\":7.5}                                  | count",
                    "{\"name\":\"a\",\"count\":1e9999}                               | count",
                    "{\"name\":\"a\",\"count\":99999999999}                          | count",
                    "{\"name\":\"a\",\"count\":true}                                 | count",
                    "{\"name\":\"a\",\"count\":{}}                                   | count",
                    "{\"name\":\"a\",\"colour\":\"BLUE\"}                            | colour",
                    "{\"name\":\"a\",\"colour\":0}                                   | colour",
                    "{\"name\":\"a\",\"at\":1772452800}                              | at",
                    "{\"name\":\"a\",\"at\":\"yesterday\"}                           | at",
                    "{\"name\":\"a\",\"at\":\"+999999999-12-31T23:59:59Z\"}          | at",
                    "{\"name\":\"a\",\"day\":[2026,3,2]}                             | day",
                    "{\"name\":\"a\",\"day\":\"2026-02-30\"}                         | day",
                    "{\"name\":\"a\",\"lines\":7}                                    | lines",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"},\"quantity\":\"1e400000000\"}]} | lines[0].quantity",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"},\"quantity\":1e400000000}]}     | lines[0].quantity",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":1.5,\"currency\":\"EUR\"},\"quantity\":\"1\"}]}             | lines[0].price.amount",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"NaN\",\"currency\":\"EUR\"},\"quantity\":\"1\"}]}         | lines[0].price.amount",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"0.1234567890123456789\",\"currency\":\"EUR\"},\"quantity\":\"1\"}]} | lines[0].price.amount",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"100000000000000000000000\",\"currency\":\"EUR\"},\"quantity\":\"1\"}]} | lines[0].price.amount",
                    "{\"name\":\"a\",\"lines\":[{\"price\":{\"amount\":\"1\",\"currency\":\"euro\"},\"quantity\":\"1\"}]}          | lines[0].price.currency",
                    "{\"name\":\"a\",\"lines\":[{\"quantity\":\"1\"}]}                                                             | lines[0].price"
                })
        void refusesAFieldAndNamesIt(String body, String field) {
            var before = probe.calls.get();

            var answer = assertProblem(api.post("/api/v1/probe", body), 400);

            assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo(field);
            assertThat(answer.at("/errors/0/message")).isNotBlank();
            assertThat(answer.http().body()).doesNotContain("java", "tools.jackson", "Exception");
            assertThat(probe.calls.get()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "7",
                    "\"x\"",
                    "{\"name\":\"a\"} x",
                    "{\"name\":\"a\",\"name\":\"b\"}",
                    "{'name':'a'}",
                    "{\"name\":\"a\",}",
                    "{\"name\":\"a\",\"count\":111111111111111111111111111111111111111}"
                })
        void refusesWhatIsNoJsonObject(String body) {
            assertProblem(api.post("/api/v1/probe", body), 400);
        }

        @Test
        void refusesJsonThatIsDeepBeforeItsDepthHurts() {
            var deep = "{\"name\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";

            assertProblem(api.post("/api/v1/probe", deep), 400);
        }

        @Test
        void namesAllFieldsThatAreWrongAtOnce() {
            var answer =
                    api.post(
                            "/api/v1/probe",
                            "{\"name\":\"\",\"lines\":[{\"price\":null,\"quantity\":null}]}");

            assertThat(answer.json().at("/errors").size()).as(answer.toString()).isEqualTo(3);
        }

        @Test
        void takesAndGivesDecimalsToTheLastDigit() {
            var answer =
                    api.post(
                            "/api/v1/probe",
                            """
                            {"name":"a","lines":[{"price":{"amount":"12345678901234567890.5","currency":"EUR"},"quantity":"0.000000000000000001"}]}
                            """);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(answer.at("/sum")).isEqualTo("12.3456789012345678905");
        }

        @Test
        void refusesIdsOfPathAndBodyThatDisagree() {
            assertThat(api.send("PUT", "/api/v1/probe/1", "{\"name\":\"a\",\"id\":1}").status())
                    .isEqualTo(200);
            var answer =
                    assertProblem(
                            api.send("PUT", "/api/v1/probe/1", "{\"name\":\"a\",\"id\":2}"), 400);
            assertThat(answer.at("/errors/0/field")).isEqualTo("id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "1.5", "99999999999999999999", "%20"})
        void refusesAnIdThatIsNone(String id) {
            assertProblem(api.get("/api/v1/probe/" + id), 400);
        }
    }

    @Nested
    class Paging {
        @Test
        void goesThroughAListByItsKeysToTheEnd() {
            var seen = new ArrayList<String>();
            var path = "/api/v1/probe/numbers?limit=10";
            for (int pages = 0; !path.isEmpty(); pages++) {
                var answer = api.get(path);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                answer.json().at("/items").forEach(item -> seen.add(item.asString()));
                path = answer.at("/next");
                assertThat(answer.header("Link"))
                        .isEqualTo(
                                path.isEmpty()
                                        ? java.util.Optional.empty()
                                        : java.util.Optional.of("<" + path + ">; rel=\"next\""));
                assertThat(pages).isLessThan(5);
            }
            assertThat(seen).hasSize(25).doesNotHaveDuplicates().last().isEqualTo("25");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "limit=0",
                    "limit=-1",
                    "limit=201",
                    "limit=abc",
                    "limit=1e3",
                    "after=x",
                    "after=-1",
                    "limit=99999999999"
                })
        void refusesWhatIsNoPage(String query) {
            var answer = assertProblem(api.get("/api/v1/probe/numbers?" + query), 400);

            assertThat(answer.at("/errors/0/field")).isIn("limit", "after");
        }
    }

    @Nested
    class Again {
        @Test
        void givesTheSameRequestTheSameAnswerAndDoesNothing() {
            var key = UUID.randomUUID().toString();

            var first = post("once", key);
            var second = post("once", key);

            assertThat(first.status()).as(first.toString()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.http().body()).isEqualTo(first.http().body());
            assertThat(second.header("Location")).isEqualTo(first.header("Location")).isPresent();
            assertThat(second.type()).isEqualTo(first.type());
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(second.header("Idempotency-Replayed")).contains("true");
            assertThat(audited(ProbeApi.EFFECT)).isEqualTo(1);
        }

        @Test
        void refusesTheKeyForAnotherRequest() {
            var key = UUID.randomUUID().toString();
            post("one", key);

            assertProblem(post("two", key), 422);

            assertThat(audited(ProbeApi.EFFECT)).isEqualTo(1);
        }

        @Test
        void keepsTheKeysOfPeopleApart() {
            var key = UUID.randomUUID().toString();
            post("one", key);
            var other = world.person(login + "x", Role.INVESTOR);

            var answer =
                    client(world.token(other, Scope.LEDGER_WRITE))
                            .post("/api/v1/probe", "{\"name\":\"two\"}", "Idempotency-Key", key);

            assertThat(answer.status()).isEqualTo(201);
        }

        @Test
        void hasOneEffectOfManyAtOnce() throws Exception {
            var key = UUID.randomUUID().toString();
            Callable<ApiClient.Answer> call = () -> post("race", key);
            try (var threads = Executors.newFixedThreadPool(8)) {
                var answers = new ArrayList<ApiClient.Answer>();
                for (var done :
                        threads.invokeAll(
                                List.of(call, call, call, call, call, call, call, call))) {
                    answers.add(done.get());
                }

                assertThat(answers).allMatch(answer -> answer.status() == 201);
                assertThat(answers)
                        .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                        .hasSize(1);
                assertThat(audited(ProbeApi.EFFECT)).isEqualTo(1);
            }
        }

        @Test
        void leavesNothingOfWhatFailed() {
            var key = UUID.randomUUID().toString();

            assertProblem(post("fail", key), 500);
            assertProblem(post("refuse", key), 400);

            assertThat(audited(ProbeApi.EFFECT)).isZero();
            assertThat(post("works", key).status()).isEqualTo(201);
        }

        @Test
        void forgetsAnAnswerWhenItsTimeIsUp() {
            var key = UUID.randomUUID().toString();
            post("one", key);
            world.database
                    .ownerJdbc()
                    .sql("update api_answer set expires_at = utc_timestamp(6) - interval 1 second")
                    .update();

            assertThat(post("two", key).status()).isEqualTo(201);
            assertThat(audited(ProbeApi.EFFECT)).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"short", "with blank in it", "\"\""})
        void refusesAKeyThatIsNone(String key) {
            assertProblem(post("one", key), 400);
        }

        private ApiClient.Answer post(String name, String key) {
            return api.post(
                    "/api/v1/probe", "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", key);
        }
    }

    @Nested
    class Limits {
        @Test
        void tellsHowMuchIsLeftAndStopsWhoTakesMore() {
            var first = api.get("/api/v1/me");
            assertThat(first.header("RateLimit-Policy")).contains("\"default\";q=60;w=60");
            assertThat(first.header("RateLimit").orElse("")).matches("\"default\";r=59;t=[0-9]+");

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> api.get("/api/v1/me").status() == 429);
            var stopped = assertProblem(api.get("/api/v1/me"), 429);

            assertThat(Integer.parseInt(stopped.header("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            var other = client(world.token(user, Scope.PORTFOLIOS_READ));
            assertThat(other.get("/api/v1/me").status()).isEqualTo(200);
        }

        @Test
        void stopsWhoeverTriesTokensAndNobodyElseBesideThem() throws Exception {
            var elsewhere = InetAddress.getByName("127.0.0.9");
            var guesser = client(TokenSecret.random(new SecureRandom()).text()).from(elsewhere);

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> guesser.get("/api/v1/me").status() == 429);

            assertThat(guesser.get("/api/v1/me").header("Retry-After")).isPresent();
            assertThat(api.from(elsewhere).get("/api/v1/me").status()).isEqualTo(200);
            assertProblem(
                    client(TokenSecret.random(new SecureRandom()).text()).get("/api/v1/me"), 401);
        }
    }

    private ApiClient client(String token) {
        return new ApiClient(port, token);
    }

    private static ApiClient.Answer assertProblem(ApiClient.Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).as(answer.toString()).isNotBlank();
        assertThat(answer.at("/instance")).as(answer.toString()).startsWith("/api");
        return answer;
    }

    private int audited(String action) {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from audit_entry where actor = ? and action = ?")
                .params(login, action)
                .query(Integer.class)
                .single();
    }
}
