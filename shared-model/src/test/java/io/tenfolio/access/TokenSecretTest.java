package io.tenfolio.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TokenSecretTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void isReadBackAsItWasMade() {
        var made = TokenSecret.random(random);

        assertThat(TokenSecret.parse(made.text())).contains(made);
        assertThat(made.text()).startsWith("tf_").hasSize(52);
        assertThat(made.hash())
                .hasSize(32)
                .isEqualTo(TokenSecret.parse(made.text()).orElseThrow().hash());
    }

    @Test
    void isNeverTheSameTwice() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(TokenSecret.random(random).text());
        }

        assertThat(seen).hasSize(1_000);
    }

    @Test
    void refusesASingleWrongLetterWithoutAskingAnybody() {
        var text = TokenSecret.random(random).text();

        for (int i = 3; i < text.length(); i++) {
            var wrong =
                    text.substring(0, i)
                            + (text.charAt(i) == 'x' ? 'y' : 'x')
                            + text.substring(i + 1);
            assertThat(TokenSecret.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void refusesWhatIsCutOffLongerOrSomethingElse() {
        var text = TokenSecret.random(random).text();

        for (var wrong :
                new String[] {
                    "",
                    "tf_",
                    text.substring(1),
                    text.substring(0, 51),
                    text + "A",
                    text + "\n",
                    " " + text,
                    "tf_" + "é".repeat(49)
                }) {
            assertThat(TokenSecret.parse(wrong)).as(wrong).isEmpty();
            assertThatThrownBy(() -> new TokenSecret(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void doesNotShowItselfInLogs() {
        var secret = TokenSecret.random(random);

        assertThat(secret.toString()).hasSize(10).startsWith("tf_");
        assertThat(secret.text()).doesNotContain(secret.toString());
    }
}
