package io.tenfolio.db.access;

import io.tenfolio.access.Role;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People who log in.
@Repository
public class Users {
    private final JdbcClient jdbc;

    public Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A user with the hash of the password, for the login only.
    public record Credentials(User user, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials of " + user.login();
        }
    }

    public Optional<Credentials> credentials(String login) {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<User> find(UserId id) {
        throw new UnsupportedOperationException("being built");
    }

    /// @throws LoginTaken if somebody has that login
    public UserId create(
            String login, String displayName, String passwordHash, Role role, boolean demo) {
        throw new UnsupportedOperationException("being built");
    }

    public void changePassword(UserId id, String passwordHash) {
        throw new UnsupportedOperationException("being built");
    }

    /// Whether any user who is not a demo user exists.
    public boolean anyReal() {
        throw new UnsupportedOperationException("being built");
    }
}
