package io.tenfolio.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program's key to the API in the name of one user. The secret is not in here: it was shown once and only its
/// hash is kept. `hint` is its beginning, enough to recognise it by.
public record AccessToken(
        TokenId id,
        UserId user,
        String name,
        String hint,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAtOrNull,
        @Nullable Instant revokedAtOrNull) {
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAtOrNull);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAtOrNull);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isUsable(Instant now) {
        return revokedAtOrNull == null && !isExpired(now);
    }

    /// What it is good for in the hands of a user of this role.
    public Set<Scope> scopesAs(Role role) {
        var effective = EnumSet.noneOf(Scope.class);
        for (var scope : scopes) {
            if (scope.isOpenTo(role)) {
                effective.add(scope);
            }
        }
        return effective;
    }
}
