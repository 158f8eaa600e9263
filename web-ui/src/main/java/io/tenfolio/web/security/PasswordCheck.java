package io.tenfolio.web.security;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Compares a password with a hash in the same time whether there is one or not, and only a few at once:
/// each takes 19 MiB, so a flood of logins would otherwise take the heap.
public final class PasswordCheck {
    private final PasswordEncoder encoder;
    private final String hashOfNobody;
    private final Semaphore places = new Semaphore(8, true);

    PasswordCheck(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashOfNobody = encoder.encode("nobody's password");
    }

    public boolean matches(String password, Optional<String> hash) {
        places.acquireUninterruptibly();
        try {
            boolean same = encoder.matches(password, hash.orElse(hashOfNobody));
            return same && hash.isPresent();
        } finally {
            places.release();
        }
    }
}
