package io.tenfolio.web.security;

import io.tenfolio.access.Role;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Locale;

/// Who is logged in, as the session keeps it: no hash, nothing that could change what they may see.
public record Person(
        long number, String login, String displayName, Role role, Locale locale, ZoneId zone)
        implements Serializable {
    public static Person of(User user) {
        return new Person(
                user.id().value(),
                user.login(),
                user.displayName(),
                user.role(),
                user.locale(),
                user.zone());
    }

    public UserId id() {
        return new UserId(number);
    }

    /// What Spring Security calls the user.
    @Override
    public String toString() {
        return login;
    }
}
