package io.tenfolio.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | 1234.5 | 1234.5",
                "en-GB | 1,234.50 | 1234.5",
                "en-IN | 12,34,567.89 | 1234567.89",
                "de-DE | 1.234,5 | 1234.5",
                "de-DE | 1234,5 | 1234.5",
                "fr-FR | 1 234,5 | 1234.5",
                "en-GB | -3 | -3",
                "en-GB | .5 | 0.5",
            })
    void readsWhatPeopleOfALanguageType(String language, String typed, String number) {
        assertThat(NumberText.parse(typed, Locale.forLanguageTag(language)).orElseThrow())
                .isEqualByComparingTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,5",
                "1.2.3",
                "1e9",
                "12a",
                "--1",
                "NaN",
                "1,23,4",
                "0x10",
                "1.000,5",
                "1234567890123456789012",
                "0.1234567890123456789",
                "９"
            })
    void refusesWhatIsNoNumberInEnglish(String typed) {
        assertThat(NumberText.parse(typed, Locale.UK)).isEmpty();
    }

    @Test
    void doesNotTakeAnEnglishPointForAGermanGroup() {
        assertThat(NumberText.parse("1.5", Locale.GERMANY)).isEmpty();
    }
}
