package io.tenfolio.acceptance.fault;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measured figures, in the tests' output; docs/faults.md keeps those of a quiet machine.
final class Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    private Figures() {}

    static void tell(String what, Duration took) {
        LOG.warn("{} after {} s", what, "%.1f".formatted(took.toMillis() / 1000.0));
    }
}
