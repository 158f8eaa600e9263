package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Answers.json;
import static io.tenfolio.batch.price.source.Answers.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.Refused.Reason;
import io.tenfolio.price.RawQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinGeckoReaderTest {
    private static final Set<String> COINS = Set.of("bitcoin", "ethereum");

    @Test
    void readsPricesWithTheirTimes() {
        var reading = read(recorded("coingecko-simple-price.json"));

        assertThat(reading.quotes())
                .containsExactly(
                        new ReadQuote(
                                "bitcoin",
                                "",
                                new BigDecimal("61234"),
                                "USD",
                                new AsOf.Moment(Instant.ofEpochSecond(1789761555))),
                        new ReadQuote(
                                "ethereum",
                                "",
                                new BigDecimal("2410.55"),
                                "USD",
                                new AsOf.Moment(Instant.ofEpochSecond(1789761550))));
        assertThat(reading.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coingecko-limit-429.json",
                "coingecko-nested-401.json",
                "coingecko-notfound-404.json"
            })
    void knowsEachShapeOfAnError(String file) {
        var reading = read(recorded(file));

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.SOURCE_REFUSED);
    }

    @Test
    void findsNothingInTheAnswerToAnUnknownCoin() {
        assertThat(read(json("{}"))).isEqualTo(new Reading.Builder().build());
    }

    @Test
    void keepsSmallPricesExact() {
        var reading =
                read(json("{\"bitcoin\": {\"usd\": 1.2e-8, \"last_updated_at\": 1789761555}}"));

        assertThat(reading.quotes().getFirst().number()).isEqualByComparingTo("0.000000012");
    }

    @Test
    void refusesAPriceWithoutATime() {
        var reading = read(json("{\"bitcoin\": {\"usd\": 61234.0}}"));

        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(Reason.NO_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-62135596800", "99999999999999", "1789761555.5", "soon"})
    void refusesTimesThatCannotBe(String time) {
        var reading =
                read(
                        json(
                                "{\"bitcoin\": {\"usd\": 1, \"last_updated_at\": \"%s\"}}"
                                        .formatted(time)));

        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(Reason.NO_TIME);
    }

    @Test
    void refusesHalfABodyWhole() {
        var reading = read(Answers.half(recorded("coingecko-simple-price.json")));

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    private static Reading read(RawQuote answer) {
        return CoinGeckoReader.read(answer, COINS, "USD");
    }
}
