package io.tenfolio.web.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Too many failed attempts: the next one may come after `wait`.
final class LoginThrottled extends AuthenticationException {
    private final Duration wait;

    LoginThrottled(Duration wait) {
        super("The next attempt may come in %d s".formatted(Math.max(1, wait.toSeconds())));
        this.wait = wait;
    }

    /// Whole seconds, at least 1.
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
