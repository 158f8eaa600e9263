package io.tenfolio.access;

import java.time.Instant;

/// A place where somebody is logged in. `browser` is what that browser says of itself.
public record LoginSession(
        LoginSessionId id,
        UserId user,
        Instant startedAt,
        Instant seenAt,
        String address,
        String browser) {}
