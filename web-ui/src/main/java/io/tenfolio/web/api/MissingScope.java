package io.tenfolio.web.api;

import org.springframework.security.access.AccessDeniedException;

/// The token is valid but not good for this, or its user's role is not.
final class MissingScope extends AccessDeniedException {
    MissingScope(String scopes) {
        super(
                "This needs a token with the scope %s, of a user whose role has it."
                        .formatted(scopes));
    }
}
