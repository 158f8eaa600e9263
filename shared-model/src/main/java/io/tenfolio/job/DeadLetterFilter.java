package io.tenfolio.job;

import org.jspecify.annotations.Nullable;

/// Which dead letters somebody looks for; null or "" narrows nothing. `words` are looked for in subject and reason.
public record DeadLetterFilter(
        boolean openOnly, DeadLetter.@Nullable Kind kind, @Nullable RunId run, String words) {
    public static final DeadLetterFilter OPEN = new DeadLetterFilter(true, null, null, "");
}
