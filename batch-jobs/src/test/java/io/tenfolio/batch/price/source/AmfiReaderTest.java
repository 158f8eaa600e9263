package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Answers.recorded;
import static io.tenfolio.batch.price.source.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.Refused.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmfiReaderTest {
    private static final Set<String> KNOWN = Set.of("900001", "900002", "900003", "900004");

    @Test
    void readsTheFileWithEightColumns() {
        var reading = AmfiReader.read(recorded("amfi-navall-8col.txt"), KNOWN);

        assertThat(reading.quotes())
                .contains(
                        quote("900001", "89.5712", "2026-09-18"),
                        quote("900002", "41.03", "2026-09-18"));
        assertThat(reading.refused())
                .containsExactly(new Refused("900003", Reason.NO_PRICE, "N.A."));
    }

    @Test
    void readsTheOldFileWithSixColumns() {
        var reading = AmfiReader.read(recorded("amfi-navall-6col.txt"), KNOWN);

        assertThat(reading.quotes()).containsExactly(quote("900001", "89.1201", "2026-08-18"));
    }

    @Test
    void findsColumnsThatMoved() {
        var reading =
                AmfiReader.read(
                        text(
                                """
                                Date;Net Asset Value;New;Scheme Code
                                18-Sep-2026;12.5;x;900001
                                """),
                        KNOWN);

        assertThat(reading.quotes()).containsExactly(quote("900001", "12.5", "2026-09-18"));
    }

    @Test
    void keepsTheOldDateOfADeadSchemeForTheChoiceToRefuse() {
        var reading = AmfiReader.read(recorded("amfi-navall-8col.txt"), KNOWN);

        assertThat(reading.quotes()).contains(quote("900004", "10.4412", "2021-03-31"));
    }

    @Test
    void looksOnlyAtSchemesWeKnow() {
        var reading = AmfiReader.read(recorded("amfi-navall-8col.txt"), Set.of("900002"));

        assertThat(reading.quotes()).extracting(ReadQuote::code).containsExactly("900002");
        assertThat(reading.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-, 18-Sep-2026, NO_PRICE",
        "N.A., 18-Sep-2026, NO_PRICE",
        "'', 18-Sep-2026, NO_PRICE",
        "0, 18-Sep-2026, NOT_A_PRICE",
        "-4, 18-Sep-2026, NOT_A_PRICE",
        "1E+100000000, 18-Sep-2026, NOT_A_PRICE",
        "'1,234.5', 18-Sep-2026, NOT_A_PRICE",
        "12.5, 31-Feb-2026, NO_TIME",
        "12.5, 18-Sep-20, NO_TIME",
        "12.5, '', NO_TIME"
    })
    void refusesWhatIsNotANetAssetValue(String value, String date, Reason reason) {
        var reading =
                AmfiReader.read(
                        text(
                                "Scheme Code;Net Asset Value;Date\n900001;%s;%s\n"
                                        .formatted(value, date)),
                        KNOWN);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused()).extracting(Refused::reason).containsExactly(reason);
    }

    @Test
    void refusesALineWithOtherColumnsThanTheHeader() {
        var reading =
                AmfiReader.read(
                        text(
                                """
                                Scheme Code;ISIN;Net Asset Value;Date
                                900001;INF999X01011;extra;12.5;18-Sep-2026
                                900002;INF999X01
                                """),
                        KNOWN);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT, Reason.ANOTHER_FORMAT);
    }

    @Test
    void refusesAFileWithoutAHeader() {
        var reading = AmfiReader.read(text("900001;12.5;18-Sep-2026\n"), KNOWN);

        assertThat(reading.quotes()).isEmpty();
        assertThat(reading.refused())
                .extracting(Refused::reason)
                .containsExactly(Reason.ANOTHER_FORMAT);
    }

    private static ReadQuote quote(String scheme, String value, String day) {
        return new ReadQuote(
                scheme, "", new BigDecimal(value), "INR", new AsOf.Day(LocalDate.parse(day)));
    }
}
