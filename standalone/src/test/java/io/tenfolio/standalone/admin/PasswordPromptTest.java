package io.tenfolio.standalone.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPromptTest {
    @Test
    void readsTheFirstLineOfAProgram() {
        assertThat(asked("four green lanterns\nmore")).isEqualTo("four green lanterns");
    }

    @ParameterizedTest
    @CsvSource({
        "'', at least 12",
        "short, at least 12",
        "aaaaaaaaaaaaaaaa, too few different",
        "i am jo.quinn himself, contains the login",
        "MyPassword!2026, tried first",
        "qwertzuiop1234, tried first"
    })
    void refusesWhatIsGuessedFirst(String password, String why) {
        assertThatThrownBy(() -> asked(password))
                .isInstanceOf(WeakPassword.class)
                .hasMessageContaining(why);
    }

    private static String asked(String input) {
        return new PasswordPrompt(null, new BufferedReader(new StringReader(input)))
                .ask("Jo.Quinn");
    }
}
