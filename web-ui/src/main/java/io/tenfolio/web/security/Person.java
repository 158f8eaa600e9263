package io.tenfolio.web.security;

import io.tenfolio.access.Role;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Locale;

/// Who is logged in, as the session keeps it: no hash, nothing that could change what they may see. `locale` is that of numbers
/// and dates, `language` that of words.
public record Person(
        long number,
        String login,
        String displayName,
        Role role,
        Locale locale,
        ZoneId zone,
        Locale language,
        Theme theme)
        implements Serializable {

    /// A person who reads the words of their numbers' language and leaves the theme to the system.
    public Person(
            long number, String login, String displayName, Role role, Locale locale, ZoneId zone) {
        this(
                number,
                login,
                displayName,
                role,
                locale,
                zone,
                Locale.of(locale.getLanguage()),
                Theme.SYSTEM);
    }

    public static Person of(User user) {
        return new Person(
                user.id().value(),
                user.login(),
                user.displayName(),
                user.role(),
                user.locale(),
                user.zone(),
                user.language(),
                user.theme());
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
