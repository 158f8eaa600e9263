package io.tenfolio.access;

import java.time.ZoneId;
import java.util.Locale;

/// A person who logs in. The password's hash never leaves the store with it.
public record User(
        UserId id,
        String login,
        String displayName,
        Role role,
        boolean enabled,
        Locale locale,
        ZoneId zone) {}
