package io.tenfolio.batch.valuation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;

/// The partitions of a run, handed out one by one to whoever is free. When one fails, those under way are told to end and no more are
/// handed out.
final class Handout {
    private final Deque<StepExecution> open;
    private final Set<StepExecution> underWay = new HashSet<>();
    private final List<StepExecution> ended = new ArrayList<>();
    private @Nullable Exception failure;

    Handout(Collection<StepExecution> partitions) {
        open = new ArrayDeque<>(partitions);
    }

    synchronized Optional<StepExecution> next() {
        if (failure != null) {
            return Optional.empty();
        }
        var next = Optional.ofNullable(open.poll());
        next.ifPresent(underWay::add);
        return next;
    }

    /// Call for each that was handed out.
    synchronized void ended(StepExecution partition) {
        underWay.remove(partition);
        ended.add(partition);
        if (partition.getStatus() != BatchStatus.COMPLETED) {
            fail(reason(partition));
        }
    }

    /// Nothing more is to be done, for this reason or an earlier one.
    synchronized void fail(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
        underWay.forEach(StepExecution::setTerminateOnly);
    }

    /// All partitions, valued.
    ///
    /// @throws Exception why not
    synchronized Collection<StepExecution> outcome() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(ended);
    }

    private static Exception reason(StepExecution partition) {
        var failures = partition.getFailureExceptions();
        if (failures.isEmpty()) {
            return new JobInterruptedException("A partition ended as " + partition.getStatus());
        }
        return failures.getFirst() instanceof Exception exception
                ? exception
                : new IllegalStateException(failures.getFirst());
    }
}
