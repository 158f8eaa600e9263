package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program's way, with a token and nothing else: from its portfolio by name to a booking and the run that values it.
class ProgramWithATokenTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void booksABuyOnceAndSeesItInTheNextRun() throws Exception {
        var carl = demo.data().investorsWhoseWorthMoves("de").get(1);
        var token = demo.data().tokenOf(carl.login(), Scope.PORTFOLIOS_READ, Scope.LEDGER_WRITE);
        demo.awaitTimeBeforeTheNextSlot();

        var portfolio = item(get(token, "portfolios"), "/id", "" + carl.portfolio().value());
        var home = "portfolios/" + portfolio.at("/id").asLong();
        var account = get(token, home + "/accounts").at("/items/0/id").asLong();
        var coin =
                item(
                        get(token, "instruments?text=" + encoded(demo.data().coinOf(carl))),
                        "/symbol",
                        demo.data().coinOf(carl));
        var before = held(token, home, coin);
        var note = "program " + UUID.randomUUID();
        var buy =
                """
                {"kind":"BUY","account":%d,"instrument":%d,"quantity":"2","effectiveAt":"2026-01-05T10:00:00Z",\
                "amount":{"amount":"10.00","currency":"%s"},"note":"%s"}
                """
                        .formatted(
                                account,
                                coin.at("/id").asInt(),
                                coin.at("/currency").asString(),
                                note);

        var effect = JSON.readTree(post(token, home + "/entries/preview", buy).body());
        assertThat(effect.at("/possible").asBoolean()).as(effect.toString()).isTrue();
        assertThat(held(token, home, coin)).isEqualTo(before);

        var key = UUID.randomUUID().toString();
        var first = post(token, home + "/entries", buy, "Idempotency-Key", key);
        var second = post(token, home + "/entries", buy, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(get(token, home + "/entries?text=" + encoded(note)).at("/items").size())
                .isEqualTo(1);

        runNow();
        assertThat(held(token, home, coin)).isEqualTo(before.add(new BigDecimal("2")));
        // the timetable may publish another run meanwhile
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(get(token, home).at("/total/amount").asString())
                                .isEqualTo(
                                        demo.data()
                                                .exactTotal(
                                                        carl,
                                                        demo.data()
                                                                .latestPublished()
                                                                .orElseThrow())));
    }

    private static BigDecimal held(String token, String home, JsonNode instrument)
            throws Exception {
        return new BigDecimal(
                item(
                                get(token, home + "/positions"),
                                "/instrument",
                                instrument.at("/id").asString())
                        .at("/quantity")
                        .asString());
    }

    @Test
    void getsNoFurtherThanItsScopesAndItsOwn() throws Exception {
        var investors = demo.data().investorsWhoseWorthMoves("de");
        var token = demo.data().tokenOf(investors.getFirst().login(), Scope.PORTFOLIOS_READ);
        var own = "portfolios/" + investors.getFirst().portfolio().value();
        var anothers = "portfolios/" + investors.get(1).portfolio().value();

        assertThat(post(token, own + "/entries", "{}").statusCode()).isEqualTo(403);
        assertThat(send(token, "GET", anothers, null).statusCode()).isEqualTo(404);
        assertThat(send(token, "GET", "runs", null).statusCode()).isEqualTo(403);
        assertThat(send("tf_nonsense", "GET", own, null).statusCode()).isEqualTo(401);
    }

    /// Asks for a run as the operator's program does, and follows it until people see it.
    private static void runNow() throws Exception {
        var operator =
                demo.data().tokenOf("operator", Scope.OPERATIONS_READ, Scope.OPERATIONS_WRITE);
        var before = demo.data().latestPublished();

        var asked = post(operator, "runs", "");

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var request = "run-requests/" + JSON.readTree(asked.body()).at("/id").asLong();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(operator, request).at("/state").asString().equals("DONE"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !demo.data().latestPublished().equals(before));
        var newest = get(operator, "runs?state=PUBLISHED&limit=1").at("/items/0");
        var details = get(operator, "runs/" + newest.at("/id").asString());
        assertThat(details.at("/steps").size()).isPositive();
    }

    private static JsonNode item(JsonNode page, String pointer, String value) {
        for (var item : page.at("/items")) {
            if (item.at(pointer).asString().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("No %s of %s among %s".formatted(pointer, value, page));
    }

    private static JsonNode get(String token, String path) throws Exception {
        var answer = send(token, "GET", path, null);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(
            String token, String path, String json, String... headers) throws Exception {
        return send(token, "POST", path, json, headers);
    }

    private static HttpResponse<String> send(
            String token, String method, String path, @Nullable String json, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(demo.url() + "api/v1/" + path))
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                json == null || json.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(json));
        if (json != null && !json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
