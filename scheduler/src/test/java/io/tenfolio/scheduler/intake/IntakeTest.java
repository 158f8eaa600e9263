package io.tenfolio.scheduler.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.batch.testing.TicksInMemory;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.Slot;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A scheduler that Finnhub may push to; coin 1 is `COIN` there and last cost 12.3456 EUR, coin 2 is `DOLLARCOIN`.
class IntakeTest {
    private static final String SECRET = "a secret that nobody else has got";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    private static TestDatabase database;
    private static ConfigurableApplicationContext scheduler;
    private static HttpClient http;
    private static int port;

    @Configuration(proxyBeanMethods = false)
    static class WithTicks extends SchedulerInTest.OwnCache {
        @Bean
        static TicksInMemory.InsteadOfNone ticks() {
            return new TicksInMemory.InsteadOfNone();
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        var world = Worlds.priced(database, 25);
        world.knownTo("finnhub", SmallWorld.COIN_IN_EUR, "COIN");
        world.knownTo("finnhub", SmallWorld.COIN_IN_USD, "DOLLARCOIN");
        scheduler =
                SchedulerInTest.start(
                        WithTicks.class,
                        database,
                        "one",
                        "tenfolio.intake.port=0",
                        "tenfolio.intake.body-limit=2KB",
                        "tenfolio.intake.sources.finnhub.secret=" + SECRET,
                        "tenfolio.pushes.attempts=2");
        port = scheduler.getBean(IntakeServer.class).port();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        scheduler.close();
        database.close();
    }

    @Test
    void commitsAPushThenChoosesThePriceAndValuesWhoHoldsIt() {
        publishARun();

        var answer = push(later("99.5"));

        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(SOON).until(() -> pushed("99.5") == 1);
        var ticks = (TicksInMemory) scheduler.getBean(LiveTicks.class);
        await().atMost(SOON).until(() -> ticks.all().size() == 25);
    }

    @Test
    void losesNothingThatANodeHadAcknowledgedBeforeItWasKilled() throws SQLException {
        var drain = scheduler.getBean("drainQuoteInbox", SmartLifecycle.class);
        drain.stop();
        var now = Instant.now();
        assertThat(push(trades("COIN", "12.5", now)).statusCode()).isEqualTo(202);
        var other = takeTheNextAndHang();
        drain.start();
        push(trades("COIN", "12.4", now.minusSeconds(1)));
        await().atMost(SOON).until(() -> pushed("12.4") == 1);
        assertThat(pushed("12.5")).as("the other node still has it").isZero();

        // as the operating system does it with the sockets of a killed process
        other.abort(Runnable::run);

        await().atMost(SOON).until(() -> pushed("12.5") == 1);
        await().atMost(SOON).until(() -> scheduler.getBean(QuoteInbox.class).waiting() == 0);
    }

    /// As a node does it, up to where it is killed.
    private static Connection takeTheNextAndHang() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            assertThat(statement.executeQuery(QuoteInbox.NEXT).next()).isTrue();
            statement.execute(
                    "insert into raw_quote (source, hash, fetched_at, content_type, body) values ('finnhub', repeat('x', 32), utc_timestamp(6), '', '')");
        }
        return connection;
    }

    @Test
    void takesAMessageThatIsSentTwiceOnce() {
        var body = later("99.7");
        var first = request("/quotes/finnhub", "twice", Instant.now(), SECRET, body);

        assertThat(send(first).statusCode()).isEqualTo(202);
        assertThat(send(first).statusCode()).as("replayed in time").isEqualTo(200);

        await().atMost(SOON).until(() -> pushed("99.7") == 1);
        assertThat(
                        database.jdbc()
                                .sql("select count(*) from quote_inbox where message_id = 'twice'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotSignedByTheSource() {
        var body = trades("COIN", "13", Instant.now());
        var now = Instant.now();

        assertRefused(401, "signature", request("/quotes/finnhub", "m", now, SECRET + "?", body));
        var altered =
                HttpRequest.newBuilder(
                                request("/quotes/finnhub", "m", now, SECRET, body), (_, _) -> true)
                        .POST(BodyPublishers.ofString(body.replace("13", "14")))
                        .build();
        assertRefused(401, "signature", altered);
        var unsigned =
                HttpRequest.newBuilder(uri("/quotes/finnhub"))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        assertRefused(401, "not signed", unsigned);
        assertThat(pushed("13") + pushed("14")).isZero();
    }

    @Test
    void refusesAMessageThatIsReplayedLater() {
        var early = Instant.now().minus(Duration.ofMinutes(6));
        var body = trades("COIN", "13", Instant.now());

        assertRefused(401, "Sign it anew", request("/quotes/finnhub", "late", early, SECRET, body));
    }

    @Test
    void refusesWhatItCannotRead() {
        var now = Instant.now();

        assertRefused(
                413, "2048 bytes", request("/quotes/finnhub", "a", now, SECRET, "x".repeat(2_049)));
        assertRefused(
                400,
                "no message with trades",
                request("/quotes/finnhub", "b", now, SECRET, "{\"type\":"));
        assertRefused(
                400, "trade", request("/quotes/finnhub", "c", now, SECRET, "{\"type\":\"ping\"}"));
        assertRefused(
                422,
                "code TULIP",
                request("/quotes/finnhub", "d", now, SECRET, trades("TULIP", "1", now)));
    }

    @Test
    void hasNothingElseOnItsPort() {
        var now = Instant.now();

        assertRefused(404, "may push", request("/quotes/somebody", "e", now, SECRET, "{}"));
        assertRefused(404, "nothing here", request("/actuator/health", "f", now, SECRET, "{}"));
        assertRefused(405, "posted", HttpRequest.newBuilder(uri("/quotes/finnhub")).GET().build());
    }

    @Test
    void keepsAMessageThatFailsAsADeadLetter() {
        database.ownerJdbc()
                .sql(
                        """
                        create trigger refuse_price before insert on price for each row
                        begin
                            if new.per_unit = 98.5 then
                                signal sqlstate '45000' set message_text = 'the disk is full';
                            end if;
                        end
                        """)
                .update();

        push(later("98.5"));

        var letters = scheduler.getBean(DeadLetters.class);
        await().atMost(SOON)
                .until(() ->
                        letters.open(100).stream()
                                .map(DeadLetter::reason)
                                .anyMatch(reason -> reason.contains("the disk is full")));
        assertThat(pushed("98.5")).isZero();
    }

    private static void publishARun() {
        var runs = scheduler.getBean(Runs.class);
        if (runs.latestPublished().isEmpty()) {
            var slot = Slot.containing(Instant.now(), Slot.DEFAULT_STEP);
            scheduler
                    .getBean(RunGate.class)
                    .queueDue(slot, Duration.ofMinutes(10), "timetable", _ -> "");
        }
        await().atMost(SOON).until(() -> runs.latestPublished().isPresent());
    }

    private static HttpResponse<String> push(String body) {
        var id = "message-" + MESSAGES.incrementAndGet();
        return send(request("/quotes/finnhub", id, Instant.now(), SECRET, body));
    }

    /// A trade of the second coin, later than all before.
    private static String later(String price) {
        return trades("DOLLARCOIN", price, Instant.now().plusMillis(MESSAGES.incrementAndGet()));
    }

    private static String trades(String symbol, String price, Instant at) {
        return "{\"type\":\"trade\",\"data\":[{\"s\":\"%s\",\"p\":%s,\"t\":%d,\"v\":100,\"c\":[\"1\"]}]}"
                .formatted(symbol, price, at.toEpochMilli());
    }

    private static HttpRequest request(
            String path, String id, Instant signedAt, String secret, String body) {
        var timestamp = Long.toString(signedAt.getEpochSecond());
        var source = path.substring(path.lastIndexOf('/') + 1);
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded") // as curl has it
                .header("X-Tenfolio-Timestamp", timestamp)
                .header("X-Tenfolio-Message", id)
                .header(
                        "X-Tenfolio-Signature",
                        Signature.of(
                                secret.getBytes(StandardCharsets.UTF_8),
                                source,
                                timestamp,
                                id,
                                body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void assertRefused(int status, String words, HttpRequest request) {
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int pushed(String price) {
        return database.jdbc()
                .sql("select count(*) from price where source = 'finnhub' and per_unit = :price")
                .param("price", new BigDecimal(price))
                .query(Integer.class)
                .single();
    }
}
