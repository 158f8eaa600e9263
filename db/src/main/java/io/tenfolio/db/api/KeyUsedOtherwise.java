package io.tenfolio.db.api;

/// A request came under a key that was given to another request before.
public final class KeyUsedOtherwise extends RuntimeException {
    KeyUsedOtherwise() {
        super("This Idempotency-Key was used for another request");
    }
}
