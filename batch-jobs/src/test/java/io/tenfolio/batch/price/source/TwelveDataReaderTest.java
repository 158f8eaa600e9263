package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Answers.json;
import static io.tenfolio.batch.price.source.Answers.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.Refused.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwelveDataReaderTest {
    private static final Set<String> ACME = Set.of("ACME");

    @Test
    void readsASingleQuote() {
        var reading = TwelveDataReader.read(recorded("twelvedata-quote.json"), ACME);

        assertThat(reading.quotes())
                .containsExactly(
                        new ReadQuote(
                                "ACME",
                                "XNGS",
                                new BigDecimal("103.1"),
                                "USD",
                                new AsOf.Moment(Instant.ofEpochSecond(1789738200))));
        assertThat(reading.refused()).isEmpty();
    }

    @Test
    void readsTheGoodEntriesOfABatchAndRefusesTheBadOnes() {
        var batch =
                json(
                        """
                        {"ACME": %s,
                         "NOPE": {"code": 404, "message": "**symbol** is missing or invalid", "status": "error"}}
                        """
                                .formatted(Answers.read("twelvedata-quote.json")));

        var reading = TwelveDataReader.read(batch, Set.of("ACME", "NOPE"));

        assertThat(reading.quotes()).extracting(ReadQuote::code).containsExactly("ACME");
        assertThat(reading.refused())
                .containsExactly(new Refused("NOPE", Reason.SOURCE_REFUSED, "code 404"));
    }

    @Test
    void takesAnExceededLimitWithStatus200ForARefusalOfAll() {
        var reading = TwelveDataReader.read(recorded("twelvedata-limit-http200.json"), ACME);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .containsExactly(
                        new Refused(Refused.WHOLE_ANSWER, Reason.SOURCE_REFUSED, "code 429"));
    }

    @Test
    void refusesEntriesWithoutTimeAndCurrency() {
        var reading = TwelveDataReader.read(recorded("twelvedata-batch-price.json"), ACME);

        assertThat(reading.quotes()).isEmpty();
    }

    @Test
    void prefersTheTimeOfTheLastTradeToTheTimeOfTheBar() {
        var reading =
                TwelveDataReader.read(
                        json(quote("\"103.10\"").replace("}", ", \"last_quote_at\": 1789740000}")),
                        ACME);

        assertThat(reading.quotes().getFirst().asOf())
                .isEqualTo(new AsOf.Moment(Instant.ofEpochSecond(1789740000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0                 | NOT_A_PRICE
                    -1.5              | NOT_A_PRICE
                    "0.00000"         | NOT_A_PRICE
                    1E+100000000      | NOT_A_PRICE
                    "1E+100000000"    | NOT_A_PRICE
                    1E-100000000      | NOT_A_PRICE
                    "NaN"             | NO_PRICE
                    "Infinity"        | NOT_A_PRICE
                    true              | NOT_A_PRICE
                    "103,10"          | NOT_A_PRICE
                    "NA"              | NO_PRICE
                    "N/D"             | NO_PRICE
                    ""                | NO_PRICE
                    null              | NO_PRICE
                    {}                | NO_PRICE
                    []                | NO_PRICE
                    """)
    void refusesWhatIsNotAPrice(String close, Reason reason) {
        var reading = TwelveDataReader.read(json(quote(close)), ACME);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(reason);
    }

    @Test
    void refusesWhatNobodyAskedFor() {
        var reading =
                TwelveDataReader.read(
                        json("{\"ACME\": %s}".formatted(quote("1").replace("ACME", "OTHER"))),
                        ACME);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .containsExactly(
                        new Refused("ACME", Reason.NOT_ASKED_FOR, "it calls itself OTHER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"ACME\"",
                "{\"ACME\": ",
                "{} {}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}",
                "{\"ACME\":{}, \"ACME\":{}}",
                "<html><body>Please log in</body></html>"
            })
    void refusesWhatIsNotOneWholeJsonObject(String body) {
        var reading = TwelveDataReader.read(json(body), ACME);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    @Test
    void refusesHalfABodyWhole() {
        var half =
                Answers.half(json("{\"ACME\": %s, \"B\": %s}".formatted(quote("1"), quote("2"))));

        assertThat(TwelveDataReader.read(half, ACME).quotes()).isEmpty();
    }

    @Test
    void refusesAPageWithStatus200() {
        var reading = TwelveDataReader.read(recorded("stooq-challenge-http200.html"), ACME);

        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    private static String quote(String close) {
        return """
        {"symbol": "ACME", "mic_code": "XNGS", "currency": "USD", "timestamp": 1789738200, "close": %s}\
        """
                .formatted(close);
    }
}
