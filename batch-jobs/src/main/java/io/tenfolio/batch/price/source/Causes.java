package io.tenfolio.batch.price.source;

import java.util.Optional;

/// Looks through the wrappings of an exception.
final class Causes {
    private static final int DEEPEST = 20;

    private Causes() {}

    static <T extends Throwable> Optional<T> find(Throwable trouble, Class<T> type) {
        Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) return Optional.of(type.cast(cause));
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
