package io.tenfolio.db.access;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Failed logins that have not been forgotten: each one makes the next wait longer, none locks out for good.
@Repository
public class LoginThrottle {
    private final JdbcClient jdbc;

    public LoginThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How long whoever this bucket names (a login, an address) must still wait; zero when free to try.
    public Duration wait(String bucket) {
        throw new UnsupportedOperationException("being built");
    }

    public void failed(String bucket) {
        throw new UnsupportedOperationException("being built");
    }

    public void succeeded(String bucket) {
        throw new UnsupportedOperationException("being built");
    }
}
