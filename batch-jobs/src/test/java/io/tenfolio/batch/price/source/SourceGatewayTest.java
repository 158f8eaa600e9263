package io.tenfolio.batch.price.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.marketsim.Fault;
import io.tenfolio.marketsim.Market;
import io.tenfolio.marketsim.MarketSim;
import io.tenfolio.marketsim.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.util.unit.DataSize;

@Timeout(30)
class SourceGatewayTest {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final String KEY = "a-secret-key";

    private static MarketSim market;
    private static String symbol;

    private AnnotationConfigApplicationContext context;
    private SourceGateways gateways;
    private URI question;

    @Configuration
    @EnableIntegration
    static class Integration {}

    @BeforeAll
    static void openTheMarket() {
        market = MarketSim.start(0, Market.demo(7, Clock.systemUTC()));
        symbol =
                market.market().instruments().stream()
                        .filter(instrument -> instrument.source() == Source.TWELVEDATA)
                        .findFirst()
                        .orElseThrow()
                        .symbol();
    }

    @AfterAll
    static void closeTheMarket() {
        market.close();
    }

    @BeforeEach
    void start() {
        context = new AnnotationConfigApplicationContext(Integration.class);
    }

    @AfterEach
    void stop() {
        market.faults().clear();
        gateways.close();
        context.close();
    }

    @Test
    void bringsBackTheAnswerWordForWord() {
        var asked = gateway(3, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isInstanceOf(Asked.Answered.class);
        var answer = ((Asked.Answered) asked).answer();
        assertThat(answer.source()).isEqualTo(TwelveData.NAME);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(TwelveDataReader.read(answer, Set.of(symbol)).quotes()).hasSize(1);
    }

    @Test
    void asksAgainUntilASourceRecovers() {
        market.faults().set(Source.TWELVEDATA, new Fault.Unavailable(), 2);

        var asked = gateway(3, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void givesUpAfterItsAttempts() {
        market.faults().set(Source.TWELVEDATA, new Fault.ServerError());
        long before = requests();

        var asked = gateway(3, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("it answered HTTP 500"));
        assertThat(requests() - before).isEqualTo(3);
    }

    @Test
    void waitsAsLongAsTheSourceAsksItTo() {
        market.faults().set(Source.TWELVEDATA, new Fault.TooManyRequests(Duration.ofSeconds(1)), 1);
        long start = System.nanoTime();

        var asked = gateway(2, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isInstanceOf(Asked.Answered.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitBeyondTheDeadlineWhateverTheSourceAsks() {
        market.faults().set(Source.TWELVEDATA, new Fault.TooManyRequests(Duration.ofHours(1)));
        long before = requests();

        var asked = gateway(3, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("it answered HTTP 429"));
        assertThat(requests() - before).isEqualTo(1);
    }

    @Test
    void cutsOffASourceThatSaysNothing() {
        market.faults().set(Source.TWELVEDATA, new Fault.Hang());

        var asked = gateway(1, Duration.ofMillis(500)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("no whole answer within 0.5 s"));
    }

    @Test
    void cutsOffAnAnswerThatComesByteByByte() {
        market.faults().set(Source.TWELVEDATA, new Fault.Drip(Duration.ofMillis(50)));
        var gateway = gateway(1, Duration.ofMillis(500));
        long start = System.nanoTime();

        var asked = gateway.ask(question, Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("no whole answer within 0.5 s"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void cutsOffAGigabyteAtItsLimitAndDoesNotAskForItTwice() {
        market.faults().set(Source.TWELVEDATA, new Fault.HugeBody(1L << 30));
        long before = requests();
        long start = System.nanoTime();

        var asked = gateway(3, Duration.ofSeconds(5)).ask(question, Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("its answer is longer than 1 MB"));
        assertThat(requests() - before).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void refusesHalfAnAnswer() {
        market.faults().set(Source.TWELVEDATA, new Fault.HalfBody());

        var asked = gateway(2, Duration.ofSeconds(2)).ask(question, Deadline.in(LIMIT));

        assertThat(asked)
                .isEqualTo(new Asked.Failed("the connection broke before the answer was whole"));
    }

    @Test
    void leavesASourceAloneThatFailedTooOften() {
        market.faults().set(Source.TWELVEDATA, new Fault.ConnectionCut());
        var gateway = gateway(1, Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) gateway.ask(question, Deadline.in(LIMIT));
        long before = requests();

        var asked = gateway.ask(question, Deadline.in(LIMIT));

        assertThat(asked).isInstanceOf(Asked.Spared.class);
        assertThat(requests()).isEqualTo(before);

        market.faults().clear();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.ask(question, Deadline.in(LIMIT)) instanceof Asked.Answered);
    }

    @Test
    void takesAnUnknownAddressAtTheSourceForAnAnswer() {
        var gateway = gateway(3, Duration.ofSeconds(2));
        var nowhere = market.url(Source.TWELVEDATA).resolve("/twelvedata/nothing-here?symbol=X");
        long before = requests();

        for (int i = 0; i < 5; i++) {
            assertThat(gateway.ask(nowhere, Deadline.in(LIMIT)))
                    .isEqualTo(new Asked.Declined("it answered HTTP 404"));
        }
        assertThat(requests() - before).isEqualTo(5);
        assertThat(gateway.ask(question, Deadline.in(LIMIT))).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void saysWhenNobodyListens() {
        var gateway = gateway(1, Duration.ofSeconds(2));

        var asked = gateway.ask(URI.create("http://127.0.0.1:1/quote"), Deadline.in(LIMIT));

        assertThat(asked).isEqualTo(new Asked.Failed("the connection was refused"));
    }

    @Test
    void stopsAtOnceWhenInterrupted() throws InterruptedException {
        market.faults().set(Source.TWELVEDATA, new Fault.Hang());
        var gateway = gateway(3, Duration.ofSeconds(20));
        long before = requests();
        var ended = new java.util.concurrent.atomic.AtomicReference<Asked>();
        var asking =
                Thread.ofVirtual()
                        .start(() -> ended.set(gateway.ask(question, Deadline.in(LIMIT))));
        await().until(() -> requests() > before);

        asking.interrupt();

        assertThat(asking.join(Duration.ofSeconds(3))).isTrue();
        assertThat(ended.get())
                .isEqualTo(new Asked.Failed("cut off: the time for fetching is over"));
        assertThat(requests() - before).isEqualTo(1);
    }

    @Test
    void keepsTheKeyOutOfAddressesAndTexts() {
        gateway(1, Duration.ofSeconds(2));

        assertThat(question.toString()).doesNotContain(KEY);
        assertThat(settings(1, Duration.ofSeconds(1)).toString()).doesNotContain(KEY);
    }

    private static long requests() {
        return market.requests().of(Source.TWELVEDATA);
    }

    private static SourceSettings settings(int attempts, Duration timeout) {
        return new SourceSettings(
                market.url(Source.TWELVEDATA),
                KEY,
                Duration.ofSeconds(1),
                timeout,
                DataSize.ofMegabytes(1),
                attempts,
                Duration.ofMillis(20),
                120,
                false,
                Duration.ZERO);
    }

    private SourceGateway gateway(int attempts, Duration timeout) {
        gateways =
                new SourceGateways(
                        context.getBean(IntegrationFlowContext.class),
                        new SourceGateways.BreakerSettings(3, Duration.ofMillis(300)),
                        "Tenfolio test",
                        Clock.systemUTC());
        var settings = settings(attempts, timeout);
        var source = new TwelveData(settings);
        question = source.questions(List.of(symbol)).getFirst();
        return gateways.open(source, settings);
    }
}
