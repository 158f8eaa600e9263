package io.tenfolio.access;

import java.time.Instant;
import java.util.Optional;

/// A user with what only administration asks for: the confirmed address, when the user was made and last seen, and in how many
/// places they are logged in.
public record Member(
        User user,
        Optional<EmailAddress> email,
        Instant createdAt,
        Optional<Instant> seenAt,
        int openSessions) {}
