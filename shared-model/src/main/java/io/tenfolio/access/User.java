package io.tenfolio.access;

import java.time.ZoneId;
import java.util.Locale;

/// A person who logs in. The password's hash never leaves the store with it. `locale` is that of numbers and dates, `language`
/// that of words.
public record User(
        UserId id,
        String login,
        String displayName,
        Role role,
        boolean enabled,
        Locale locale,
        ZoneId zone,
        Locale language,
        Theme theme) {

    /// A user who reads the words of their numbers' language and leaves the theme to the system.
    public User(
            UserId id,
            String login,
            String displayName,
            Role role,
            boolean enabled,
            Locale locale,
            ZoneId zone) {
        this(
                id,
                login,
                displayName,
                role,
                enabled,
                locale,
                zone,
                Locale.of(locale.getLanguage()),
                Theme.SYSTEM);
    }
}
