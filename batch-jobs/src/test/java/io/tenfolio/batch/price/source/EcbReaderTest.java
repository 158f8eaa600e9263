package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Answers.recorded;
import static io.tenfolio.batch.price.source.Answers.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.Refused.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcbReaderTest {
    @Test
    void readsRatesPerEuroOfTheirDay() {
        var reading = EcbReader.read(recorded("ecb-daily.xml"));

        assertThat(reading.rates())
                .hasSize(5)
                .contains(rate("USD", "1.1355"), rate("GBP", "0.8651"), rate("INR", "101.412"));
        assertThat(reading.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 0, NOT_A_PRICE",
        "USD, -1, NOT_A_PRICE",
        "USD, 1E+100000000, NOT_A_PRICE",
        "USD, N/A, NO_PRICE",
        "USD, '', NO_PRICE",
        "XQQ, 1.5, UNKNOWN_CURRENCY",
    })
    void refusesWhatIsNotARate(String currency, String rate, Reason reason) {
        var reading =
                EcbReader.read(
                        xml(
                                """
                                <Envelope><Cube><Cube time='2026-09-18'>
                                  <Cube currency='%s' rate='%s'/><Cube currency='JPY' rate='168.25'/>
                                </Cube></Cube></Envelope>
                                """
                                        .formatted(currency, rate)));

        assertThat(reading.rates()).containsExactly(rate("JPY", "168.25"));
        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(reason);
    }

    @Test
    void refusesRatesOfNoDay() {
        var reading =
                EcbReader.read(
                        xml(
                                """
                                <Envelope><Cube><Cube time='soon'><Cube currency='USD' rate='1.1'/></Cube></Cube></Envelope>
                                """));

        assertThat(reading.rates()).isEmpty();
        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(Reason.NO_TIME);
    }

    @Test
    void readsNoFileThroughAnEntity(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "1.5");

        var reading =
                EcbReader.read(
                        xml(
                                """
                                <!DOCTYPE Envelope [<!ENTITY leak SYSTEM "%s">]>
                                <Envelope><Cube><Cube time='2026-09-18'><Cube currency='USD' rate='1.1'/>&leak;</Cube></Cube></Envelope>
                                """
                                        .formatted(secret.toUri())));

        assertThat(reading.rates()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    @Test
    void expandsNoEntities() {
        var reading =
                EcbReader.read(
                        xml(
                                """
                                <!DOCTYPE Envelope [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                                <Envelope><Cube><Cube time='2026-09-18'><Cube currency='USD' rate='&b;'/></Cube></Cube></Envelope>
                                """));

        assertThat(reading.rates()).isEmpty();
    }

    @Test
    void refusesHalfABodyWhole() {
        var reading = EcbReader.read(Answers.half(recorded("ecb-daily.xml")));

        assertThat(reading.rates()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    @Test
    void refusesAnotherDocument() {
        var reading = EcbReader.read(xml("<html><body>Please log in</body></html>"));

        assertThat(reading.refused())
                .containsExactly(
                        new Refused(
                                Refused.WHOLE_ANSWER, Reason.ANOTHER_FORMAT, "its root is html"));
    }

    private static ReadRate rate(String currency, String perEuro) {
        return new ReadRate(
                Currency.getInstance("EUR"),
                Currency.getInstance(currency),
                new BigDecimal(perEuro),
                new AsOf.Day(LocalDate.parse("2026-09-18")));
    }
}
