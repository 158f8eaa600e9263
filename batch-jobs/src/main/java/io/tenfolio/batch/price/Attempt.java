package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Asked;
import io.tenfolio.price.SourceName;
import java.time.Duration;
import java.time.Instant;

/// One question to one source, retries included, and how it ended.
record Attempt(SourceName source, Instant startedAt, Duration took, Asked asked) {}
