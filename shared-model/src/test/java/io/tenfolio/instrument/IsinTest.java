package io.tenfolio.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsinTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "US0378331005",
                "DE0007236101",
                "GB0002634946",
                "IE00B4L5Y983",
                "INE002A01018"
            })
    void takesTheOnesThatExist(String isin) {
        assertThatCode(() -> new Isin(isin)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US0378331006",
                "US0378331050",
                "us0378331005",
                "US037833100",
                "US03783310055",
                "",
                "0378331005US"
            })
    void refusesAWrongCheckDigitOrForm(String isin) {
        assertThatThrownBy(() -> new Isin(isin)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noticesEverySingleWrongDigit() {
        var isin = "US0378331005";
        for (int at = 2; at < 12; at++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong != isin.charAt(at)) {
                    var text = isin.substring(0, at) + wrong + isin.substring(at + 1);
                    assertThatThrownBy(() -> new Isin(text))
                            .as(text)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void worksOutTheCheckDigit() {
        assertThat(Isin.checkDigit("US037833100")).isEqualTo(5);
    }
}
