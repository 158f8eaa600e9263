package io.tenfolio.web.access;

import io.tenfolio.access.PasswordRules;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes the hash of a password that is good enough.
public final class NewPasswords {
    private final PasswordEncoder encoder;

    NewPasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /// @throws PasswordRefused when it could be guessed
    public String hash(String login, String password) {
        PasswordRules.faultOf(login, password)
                .ifPresent(fault -> {
                    throw new PasswordRefused(fault);
                });
        return Objects.requireNonNull(encoder.encode(password));
    }
}
