package io.tenfolio.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void saysEverythingInBothLanguages() throws IOException {
        assertThat(load("pages_de").keySet()).isEqualTo(load("pages").keySet());
    }

    @Test
    void saysNothingThatCannotBeFilledIn() throws IOException {
        for (var bundle : new String[] {"pages", "pages_de"}) {
            load(bundle).forEach((_, text) -> new MessageFormat((String) text, Locale.ENGLISH));
        }
    }

    @Test
    void doublesAnApostropheOnlyWhereSomethingIsFilledIn() throws IOException {
        for (var bundle : new String[] {"pages", "pages_de"}) {
            assertThat(load(bundle).values())
                    .allSatisfy(text ->
                            assertThat((String) text).containsPattern("\\{[0-9]|^((?!'').)*$"));
        }
    }

    @Test
    void countsInWords() {
        assertThat(Texts.in(Locale.ENGLISH, "login.wait.message", 1L)).contains("in 1 second.");
        assertThat(Texts.in(Locale.ENGLISH, "login.wait.message", 8L)).contains("in 8 seconds.");
        assertThat(Texts.in(Locale.ENGLISH, "overview.gaps.missing", 2L))
                .isEqualTo("2 positions have no price and are left out of the total.");
        assertThat(Texts.in(Locale.GERMAN, "overview.gaps.stale", 1L)).startsWith("Ein Preis ist");
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        assertThat(Texts.in(Locale.JAPAN, "nav.overview")).isEqualTo("Overview");
        assertThat(Texts.in(Locale.forLanguageTag("de-AT"), "nav.overview")).isEqualTo("Übersicht");
    }

    private static Properties load(String bundle) throws IOException {
        var properties = new Properties();
        try (var in =
                new InputStreamReader(
                        TextsTest.class.getResourceAsStream(
                                "/tenfolio-texts/" + bundle + ".properties"),
                        StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
