package io.tenfolio.web.token;

/// Somebody has so many tokens that some must be revoked before a new one is made.
public final class TooManyTokens extends RuntimeException {
    TooManyTokens(int most) {
        super("There are %d tokens that were not revoked; revoke some first".formatted(most));
    }
}
