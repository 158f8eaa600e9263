package io.tenfolio.price;

import java.time.Instant;

/// What a source answered, word for word: kept before anything reads it, the same answer once.
public record RawQuote(SourceName source, Instant fetchedAt, String contentType, byte[] body) {}
