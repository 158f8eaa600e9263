package io.tenfolio.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordCheckTest {
    private final Recording encoder = new Recording();
    private final PasswordCheck check = new PasswordCheck(encoder);

    @Test
    void makesOneHashWhetherThereIsAUserOrNot() {
        check.matches("typed", Optional.of("hash of right"));
        check.matches("typed", Optional.empty());

        assertThat(encoder.comparedWith).hasSize(2);
        assertThat(encoder.comparedWith.getLast()).isEqualTo("hash of nobody's password");
    }

    @Test
    void refusesEvenThePasswordOfNobody() {
        assertThat(check.matches("nobody's password", Optional.empty())).isFalse();
        assertThat(check.matches("right", Optional.of("hash of right"))).isTrue();
        assertThat(check.matches("wrong", Optional.of("hash of right"))).isFalse();
    }

    @Test
    void keepsPasswordsAsArgon2idWithTheParametersWeSay() {
        var hash = Argon2id.encoder().encode("secret");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Argon2id.encoder().matches("secret", hash)).isTrue();
    }

    private static final class Recording implements PasswordEncoder {
        final List<String> comparedWith = new ArrayList<>();

        @Override
        public String encode(CharSequence raw) {
            return "hash of " + raw;
        }

        @Override
        public boolean matches(CharSequence raw, String encoded) {
            comparedWith.add(encoded);
            return encoded.equals(encode(raw));
        }
    }
}
