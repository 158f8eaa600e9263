package io.tenfolio.marketsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T17:03:27Z");
    private static final String ECB = "/ecb/stats/eurofxref/eurofxref-daily.xml";
    private static final String AMFI = "/amfi/spages/NAVAll.txt";
    private static final String COINS =
            "/coingecko/api/v3/simple/price?ids=bitcoin,ethereum,solana&vs_currencies=usd&include_last_updated_at=true";

    private static MarketSim sim;
    private static Client client;
    private static String stocks;

    @BeforeAll
    static void start() {
        sim = MarketSim.start(0, Market.demo(1, InstantSource.fixed(NOW)));
        client = new Client(sim);
        stocks =
                "/twelvedata/quote?apikey=k&symbol="
                        + String.join(",", symbol(0), symbol(1), symbol(2));
    }

    @AfterEach
    void clear() {
        sim.faults().clear();
    }

    @AfterAll
    static void stop() {
        sim.stop();
    }

    @Test
    void slowAnswersRightButLate() throws Exception {
        var right = client.get(ECB).body();
        sim.faults().set(Source.ECB, new Fault.Slow(Duration.ofMillis(300)));

        var begin = System.nanoTime();
        var late = client.get(ECB);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(290));
        assertThat(late.body()).isEqualTo(right);
    }

    @Test
    void hangSaysNothingUntilItIsCleared() {
        sim.faults().set(Source.ECB, new Fault.Hang());

        assertThatThrownBy(() -> client.get(ECB, Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void hangEndsWhenItIsCleared() throws Exception {
        sim.requests().reset();
        sim.faults().set(Source.ECB, new Fault.Hang());
        var end = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            try {
                client.get(ECB);
            } catch (IOException | InterruptedException e) {
                // Either way: the client may try again by itself when it is cut off, and succeed.
            }
            end.complete(null);
        });
        while (sim.requests().of(Source.ECB) == 0) {
            Thread.onSpinWait();
        }
        assertThat(end).isNotDone();

        client.send("DELETE", "/faults");

        assertThat(end).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void dripSendsByteByByte() {
        sim.faults().set(Source.ECB, new Fault.Drip(Duration.ofMillis(50)));

        assertThatThrownBy(() -> readFor(Duration.ofMillis(600), ECB))
                .hasMessageContaining("still reading");
    }

    @Test
    void tooManyRequestsSaysWhenToComeBack() throws Exception {
        sim.faults().set(Source.COINGECKO, new Fault.TooManyRequests(Duration.ofSeconds(7)));
        sim.faults().set(Source.TWELVEDATA, new Fault.TooManyRequests(Duration.ZERO));

        assertThat(client.get(COINS).statusCode()).isEqualTo(429);
        assertThat(client.get(COINS).headers().firstValue("Retry-After")).contains("7");
        assertThat(client.get(COINS).body()).contains("\"error_code\":429");
        assertThat(client.get(stocks).statusCode()).isEqualTo(429);
        assertThat(client.get(stocks).headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void limitReachedHidesBehindStatus200() throws Exception {
        sim.faults().set(Source.TWELVEDATA, new Fault.LimitReached());

        assertThat(client.get(stocks).statusCode()).isEqualTo(200);
        assertThat(client.json(stocks).get("code").asInt()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "503, 503", "html, 200", "limit, 200", "429, 429"})
    void answersWithTheStatusOfTheFault(String kind, int status) throws Exception {
        client.send("POST", "/faults?source=amfi&kind=" + kind);

        assertThat(client.get(AMFI).statusCode()).isEqualTo(status);
        assertThat(client.get(AMFI).body()).doesNotContain("Net Asset Value");
    }

    @Test
    void htmlComesWithStatus200() throws Exception {
        sim.faults().set(Source.ECB, new Fault.HtmlPage());

        assertThat(client.get(ECB).headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(client.get(ECB).body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void halfABodyEndsTooEarly() {
        sim.faults().set(Source.AMFI, new Fault.HalfBody());

        assertThatThrownBy(() -> client.get(AMFI)).isInstanceOf(IOException.class);
        try (var stream = URI.create(sim.url() + AMFI).toURL().openStream()) {
            assertThat(stream.readAllBytes()).isNotEmpty();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Premature EOF");
        }
    }

    @Test
    void hugeBodyGoesOnForAsLongAsItWasTold() throws Exception {
        sim.faults().set(Source.ECB, new Fault.HugeBody(200L << 20));

        try (var stream = URI.create(sim.url() + ECB).toURL().openStream()) {
            assertThat(stream.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isBetween(200L << 20, 201L << 20);
        }
        assertThat(client.send("POST", "/faults?source=ecb&kind=huge").body())
                .contains("HugeBody[bytes=1073741824]");
    }

    @Test
    void cutHangsUpWithoutAnAnswer() {
        sim.faults().set(Source.ECB, new Fault.ConnectionCut());

        assertThatThrownBy(() -> client.get(ECB)).isInstanceOf(IOException.class);
    }

    @Test
    void missingLeavesOutEveryThirdOrTheNamedOnes() throws Exception {
        client.send("POST", "/faults?source=all&kind=missing");
        assertThat(client.json(COINS).propertyNames()).containsExactly("ethereum", "solana");
        assertThat(client.json(stocks).get(symbol(0)).get("status").asString()).isEqualTo("error");
        assertThat(client.json(stocks).get(symbol(1)).has("close")).isTrue();
        assertThat(client.get(AMFI).body().lines().filter(line -> line.startsWith("900")))
                .hasSize(106 + 5);
        assertThat(client.get(ECB).body()).doesNotContain("'USD'").contains("'JPY'");

        client.send("POST", "/faults?source=ecb&kind=missing&symbol=INR,GBP");
        assertThat(client.get(ECB).body()).doesNotContain("'INR'", "'GBP'").contains("'USD'");
    }

    @Test
    void offMultipliesTheNamedPriceByAHundred() throws Exception {
        var right = client.json(stocks).get(symbol(1)).get("close").asString();
        client.send("POST", "/faults?source=twelvedata&kind=off&symbol=" + symbol(1));

        assertThat(new BigDecimal(client.json(stocks).get(symbol(1)).get("close").asString()))
                .isEqualByComparingTo(new BigDecimal(right).movePointRight(2));
        assertThat(new BigDecimal(client.json(stocks).get(symbol(0)).get("close").asString()))
                .isEqualByComparingTo(sim.market().priceAt(symbol(0), NOW));
    }

    @Test
    void textPutsAnythingWhereThePriceBelongs() throws Exception {
        client.send("POST", "/faults?source=all&kind=text");

        assertThat(client.json(stocks).get(symbol(0)).get("close").asString())
                .isEqualTo("1E+100000000");
        assertThat(client.get(COINS).body()).contains("{\"usd\":1E+100000000,");
        assertThat(client.get(AMFI).body()).contains(";1E+100000000;");
        assertThat(client.get(ECB).body()).contains("rate='1E+100000000'");

        client.send("POST", "/faults?source=ecb&kind=text&text=-1.0812&symbol=USD");
        assertThat(client.get(ECB).body()).contains("currency='USD' rate='-1.0812'");
    }

    @Test
    void staleShowsOldTimes() throws Exception {
        client.send("POST", "/faults?source=all&kind=stale&seconds=604800");

        assertThat(client.json(stocks).get(symbol(0)).get("timestamp").asLong())
                .isEqualTo(Instant.parse("2026-11-13T17:03:00Z").getEpochSecond());
        assertThat(client.json(stocks).get(symbol(0)).get("datetime").asString())
                .isEqualTo("2026-11-13");
        assertThat(client.json(COINS).get("bitcoin").get("last_updated_at").asLong())
                .isEqualTo(Instant.parse("2026-11-13T17:03:00Z").getEpochSecond());
        assertThat(client.get(AMFI).body())
                .contains(";13-Nov-2026")
                .doesNotContain("20-Nov-2026\r\n900102");
        assertThat(client.get(ECB).body()).contains("<Cube time='2026-11-13'>");
    }

    @Test
    void meetsOnlyItsSourceAndItsNumberOfRequests() throws Exception {
        client.send("POST", "/faults?source=ecb&kind=500&times=2");

        assertThat(client.get(AMFI).statusCode()).isEqualTo(200);
        assertThat(client.get(ECB).statusCode()).isEqualTo(500);
        assertThat(client.get(ECB).statusCode()).isEqualTo(500);
        assertThat(client.get(ECB).statusCode()).isEqualTo(200);
        assertThat(client.get("/faults").body()).isEqualTo("{}");
    }

    @Test
    void endsWhenCleared() throws Exception {
        client.send("POST", "/faults?source=all&kind=500");
        assertThat(client.get("/faults").body()).contains("\"amfi\":\"ServerError[]\"");

        client.send("DELETE", "/faults?source=amfi");
        assertThat(client.get(AMFI).statusCode()).isEqualTo(200);
        assertThat(client.get(ECB).statusCode()).isEqualTo(500);

        client.send("DELETE", "/faults");
        assertThat(client.get(ECB).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "source=ecb&kind=nope, No fault is of kind 'nope'",
        "source=nope&kind=500, No source is called 'nope'",
        "source=ecb&kind=slow&millis=soon, millis=soon is not a number",
        "source=ecb&kind=500&times=0, at least one request"
    })
    void refusesWordsItDoesNotKnow(String query, String complaint) throws Exception {
        var answer = client.send("POST", "/faults?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(complaint);
    }

    @Test
    void distortsNothingWithoutAFault() {
        var distortion = Distortion.by(new Fault.PriceOff(BigDecimal.TEN, Set.of("A")));

        assertThat(distortion.price("A", new BigDecimal("1.50"), 5)).isEqualTo("15.00000");
        assertThat(distortion.price("B", new BigDecimal("1.50"), 5)).isEqualTo("1.50000");
    }

    private static String symbol(int number) {
        return sim.market().instruments().get(number).symbol();
    }

    private static void readFor(Duration time, String path) throws IOException {
        var end = System.nanoTime() + time.toNanos();
        try (var stream = URI.create(sim.url() + path).toURL().openStream()) {
            while (stream.read() >= 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("still reading");
                }
            }
        }
    }
}
