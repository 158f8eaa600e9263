package io.tenfolio.scheduler.health;

import java.time.Instant;

/// The name under which this process claims runs and is seen by others, unique among nodes.
public record ThisNode(String name, String version, Instant startedAt) {
    static final String ROLE = "scheduler";

    @Override
    public String toString() {
        return name;
    }
}
