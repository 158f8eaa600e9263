package io.tenfolio.job;

import java.time.Instant;
import java.util.Map;

/// How the slots of one hour stand: a slot is as good as its best revision.
public record HourOfRuns(Instant hour, Map<RunState, Integer> slots) {
    public int count(RunState state) {
        return slots.getOrDefault(state, 0);
    }
}
