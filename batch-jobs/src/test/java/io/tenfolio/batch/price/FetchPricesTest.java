package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.RawQuotes.Fetch;
import io.tenfolio.db.price.RawQuotes.Outcome;
import io.tenfolio.job.Slot;
import io.tenfolio.marketsim.Fault;
import io.tenfolio.marketsim.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FetchPricesTest {
    private static PretendMarket market;

    @BeforeAll
    static void open() {
        var settings = new HashMap<String, Object>();
        settings.put("tenfolio.sources.amfi.always-due", false);
        settings.put("tenfolio.sources.ecb.always-due", false);
        settings.put("tenfolio.sources.twelvedata.batch", 2);
        settings.put("tenfolio.sources.twelvedata.attempts", 2);
        settings.put("tenfolio.sources.twelvedata.pause", "10ms");
        settings.put("tenfolio.sources.coingecko.at-most-every", "1h");
        settings.put("tenfolio.prices.breaker-failures", 2);
        settings.put("logging.level.org.springframework.integration", "debug");
        settings.put("logging.level.org.springframework.web", "debug");
        settings.put("logging.level.org.springframework.core.retry", "debug");
        market = new PretendMarket(5, settings);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @BeforeEach
    void knowYesterday() {
        market.knowYesterday();
        market.sim().requests().reset();
    }

    @AfterEach
    void heal() {
        market.sim().faults().clear();
    }

    @Test
    void storesEachAnswerAndHowItCame() {
        var fetches = fetched(market.claim());

        assertThat(fetches).extracting(Fetch::outcome).containsOnly(Outcome.ANSWERED);
        assertThat(fetches).allSatisfy(fetch -> assertThat(fetch.rawQuote()).isPresent());
        assertThat(of(Source.TWELVEDATA, fetches)).hasSize(3);
        var answer = market.bean(RawQuotes.class).read(fetches.getFirst().rawQuote().orElseThrow());
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void asksOnlySourcesThatHaveSomethingDue() {
        var first = market.claim();
        market.bean(FetchPrices.class).run(first);
        market.bean(ChoosePrices.class).run(first);
        market.sim().requests().reset();

        var fetches = fetched(market.claim());

        assertThat(of(Source.AMFI, fetches))
                .extracting(Fetch::outcome)
                .containsExactly(Outcome.NOT_DUE);
        assertThat(of(Source.ECB, fetches))
                .extracting(Fetch::outcome)
                .containsExactly(Outcome.NOT_DUE);
        assertThat(of(Source.COINGECKO, fetches))
                .extracting(Fetch::outcome)
                .containsExactly(Outcome.NOT_DUE);
        assertThat(market.sim().requests().of(Source.AMFI)).isZero();
        assertThat(market.sim().requests().of(Source.TWELVEDATA)).isEqualTo(3);
    }

    @Test
    void asksASourceInTroubleNothingMoreInTheSameRun() {
        market.sim().faults().set(Source.TWELVEDATA, new Fault.Unavailable());

        var fetches = fetched(market.claim());

        assertThat(of(Source.TWELVEDATA, fetches))
                .extracting(Fetch::outcome, Fetch::detail)
                .containsExactly(tuple(Outcome.FAILED, "it answered HTTP 503"));
        assertThat(market.sim().requests().of(Source.TWELVEDATA)).isEqualTo(2);
    }

    @Test
    void sparesASourceThatFailedRunAfterRun() {
        market.sim().faults().set(Source.ECB, new Fault.ServerError());
        fetched(market.claim());
        fetched(market.claim());
        market.sim().requests().reset();

        var fetches = fetched(market.claim());

        assertThat(of(Source.ECB, fetches))
                .extracting(Fetch::outcome)
                .containsExactly(Outcome.SKIPPED);
        assertThat(market.sim().requests().of(Source.ECB)).isZero();
    }

    @Test
    void asksNobodyForASlotThatHasPassed() {
        var slot = Slot.containing(Instant.now().minus(Duration.ofDays(2)), Slot.DEFAULT_STEP);

        var fetches = fetched(market.claim(slot));

        assertThat(fetches).hasSize(4).extracting(Fetch::outcome).containsOnly(Outcome.NOT_DUE);
        assertThat(market.sim().requests().of(Source.TWELVEDATA)).isZero();
    }

    @Test
    void neverAsksInsideATransaction() {
        var claim = market.claim();

        assertThatThrownBy(() ->
                        market.database()
                                .transaction()
                                .executeWithoutResult(
                                        _ -> market.bean(FetchPrices.class).run(claim)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesTheKeyNowhere(CapturedOutput output) {
        fetched(market.claim());
        for (var fault :
                List.of(new Fault.Unavailable(), new Fault.LimitReached(), new Fault.HalfBody())) {
            market.sim().faults().set(Source.TWELVEDATA, fault);
            fetched(market.claim());
        }

        assertThat(output.getAll()).contains("/twelvedata/quote").doesNotContain("a-secret-key");
        assertThat(storedTexts()).doesNotContain("a-secret-key");
    }

    private static List<Fetch> fetched(Claim claim) {
        market.bean(FetchPrices.class).run(claim);
        return market.bean(RawQuotes.class).of(claim.run());
    }

    private static List<Fetch> of(Source source, List<Fetch> fetches) {
        return fetches.stream()
                .filter(fetch -> fetch.source().value().equals(source.code()))
                .toList();
    }

    private static String storedTexts() {
        return market
                .database()
                .jdbc()
                .sql("select detail from fetch_attempt")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining());
    }
}
