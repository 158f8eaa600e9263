package io.tenfolio.batch.price.source;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/// An answer went on beyond its limit; reading stopped there.
final class BodyTooLong extends IOException {
    BodyTooLong(DataSize limit) {
        super("The body is longer than %d bytes".formatted(limit.toBytes()));
    }
}
