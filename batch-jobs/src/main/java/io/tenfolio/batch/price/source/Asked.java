package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;

/// How asking one question ended; the details are for people.
public sealed interface Asked {
    record Answered(RawQuote answer) implements Asked {}

    /// This question found no answer; others may.
    record Declined(String detail) implements Asked {}

    /// The source is in trouble: further questions would end alike.
    record Failed(String detail) implements Asked {}

    /// Not asked at all, as it failed too often lately.
    record Spared(String detail) implements Asked {}
}
