package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.price.Prices;
import io.tenfolio.marketsim.Fault;
import io.tenfolio.marketsim.Source;
import io.tenfolio.price.MarketSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each source × each fault of the pretend market, over real HTTP and on a real database.
class SourceFaultsTest {
    private static final Duration STEP_LIMIT = Duration.ofSeconds(3);
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Set<String> ALL = Set.of();

    /// One or more of every kind; [#coversEveryKindOfFault()] finds a kind that is missing here.
    private static final List<Fault> FAULTS =
            List.of(
                    new Fault.Slow(Duration.ofMillis(200)),
                    new Fault.Slow(Duration.ofMinutes(1)),
                    new Fault.Hang(),
                    new Fault.Drip(Duration.ofMillis(20)),
                    new Fault.TooManyRequests(Duration.ZERO),
                    new Fault.TooManyRequests(Duration.ofHours(1)),
                    new Fault.LimitReached(),
                    new Fault.ServerError(),
                    new Fault.Unavailable(),
                    new Fault.HtmlPage(),
                    new Fault.HalfBody(),
                    new Fault.HugeBody(1L << 30),
                    new Fault.ConnectionCut(),
                    new Fault.Missing(ALL),
                    new Fault.PriceOff(new BigDecimal(100), ALL),
                    new Fault.PriceOff(new BigDecimal("0.01"), ALL),
                    new Fault.PriceText("1E+100000000", ALL),
                    new Fault.PriceText("1E-100000000", ALL),
                    new Fault.PriceText("-1", ALL),
                    new Fault.PriceText("0", ALL),
                    new Fault.PriceText("N.A.", ALL),
                    new Fault.Stale(Duration.ofDays(4), ALL),
                    new Fault.Stale(Duration.ofDays(2000), ALL),
                    new Fault.Stale(Duration.ofDays(-4), ALL));

    private static PretendMarket market;

    private Instant before;

    @BeforeAll
    static void open() {
        var settings = new HashMap<String, Object>();
        settings.put("tenfolio.prices.step-limit", STEP_LIMIT.toMillis() + "ms");
        settings.put("tenfolio.prices.breaker-failures", 1_000_000);
        for (var source : Source.values()) {
            var prefix = "tenfolio.sources.%s.".formatted(source.code());
            settings.put(prefix + "timeout", "600ms");
            settings.put(prefix + "attempts", 2);
            settings.put(prefix + "pause", "50ms");
        }
        market = new PretendMarket(5, settings);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @BeforeEach
    void knowYesterday() {
        market.knowYesterday();
        before = Instant.now();
    }

    @AfterEach
    void heal() {
        market.sim().faults().clear();
    }

    static Stream<Arguments> everySourceWithEveryFault() {
        return Arrays.stream(Source.values())
                .flatMap(source -> FAULTS.stream().map(fault -> Arguments.of(source, fault)));
    }

    @Test
    void coversEveryKindOfFault() {
        var covered = new HashSet<Class<?>>();
        FAULTS.forEach(fault -> covered.add(fault.getClass()));

        assertThat(covered)
                .containsAll(List.of(Fault.OfTransport.class.getPermittedSubclasses()))
                .containsAll(List.of(Fault.OfData.class.getPermittedSubclasses()));
    }

    @Test
    void pricesEverythingWhenNothingIsWrong() {
        var snapshot = runFetchAndChoose();

        assertThat(written()).isEqualTo(market.instruments().size());
        assertThatNothingIsWrongIn(snapshot);
        assertThat(deadLetters()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everySourceWithEveryFault")
    void storesNoWrongPriceAndKeepsItsTime(Source source, Fault fault) {
        market.sim().faults().set(source, fault);

        var snapshot = runFetchAndChoose();

        assertThatNothingIsWrongIn(snapshot);
        assertThatOtherSourcesArePriced(source, snapshot);
    }

    private static MarketSnapshot runFetchAndChoose() {
        var claim = market.claim();
        long start = System.nanoTime();

        market.bean(FetchPrices.class).run(claim);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STEP_LIMIT.plus(SLACK));
        return market.chosen(claim);
    }

    /// Whatever is stored or frozen, new or old, is what the market really said as of then.
    private static void assertThatNothingIsWrongIn(MarketSnapshot snapshot) {
        var stored = market.bean(Prices.class).latest(Instant.now());
        market.instruments()
                .forEach((id, instrument) -> {
                    var price = snapshot.price(id).orElseThrow();
                    assertThat(price.perUnit()).isEqualTo(market.truth(instrument, price.asOf()));
                    assertThat(stored.get(id).perUnit()).isEqualTo(price.perUnit());
                    assertThat(price.asOf()).isBefore(Instant.now());
                });
        assertThat(snapshot.rates().currencies()).isNotEmpty();
        market.bean(Prices.class)
                .latestRates(Instant.now())
                .values()
                .forEach(rate -> {
                    assertThat(rate.perPivot())
                            .isEqualByComparingTo(market.trueRate(rate.currency(), rate.asOf()));
                    assertThat(snapshot.rates().perPivot().get(rate.currency()))
                            .isEqualByComparingTo(rate.perPivot());
                });
    }

    private void assertThatOtherSourcesArePriced(Source broken, MarketSnapshot snapshot) {
        for (var source : Source.values()) {
            if (source == broken) continue;
            for (var id : market.of(source)) {
                assertThat(snapshot.price(id).orElseThrow().recordedAt())
                        .as("%s %s", source, id)
                        .isAfter(before.minusMillis(100));
            }
        }
    }

    private static long written() {
        return market.database()
                .jdbc()
                .sql("select count(*) from price where raw_quote_id is not null")
                .query(Long.class)
                .single();
    }

    private static List<String> deadLetters() {
        return market.database()
                .jdbc()
                .sql("select concat(subject, ': ', reason) from dead_letter")
                .query(String.class)
                .list();
    }
}
