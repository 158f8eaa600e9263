package io.tenfolio.bench;

import io.tenfolio.job.Slot;
import java.time.Duration;

/// One way to value the first portfolios of the database at a slot and to store what they are worth.
interface Way {
    String name();

    /// How long it took, from the trigger until everything is stored for readers.
    Duration value(Slot slot, int portfolios);
}
