package io.tenfolio.batch.valuation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;

/// The ranges of a run, handed out one by one to whoever is free, here or on another node. What another node has comes back when it
/// gives it back, is gone, or has said nothing of it for too long; so the writers of this node value all that nobody else does, and wait for no
/// one for ever.
///
/// When a range fails here, those under way here are told to end and no more are handed out. One that fails elsewhere is only tried again.
final class Handout {
    private static final Logger LOG = LoggerFactory.getLogger(Handout.class);

    /// A range takes a fraction of a second; whoever still has it then hangs, whatever it says.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration patience;
    private final Map<BlockRange, StepExecution> partitions = new LinkedHashMap<>();
    private final Deque<BlockRange> open;
    private final Map<BlockRange, StepExecution> here = new HashMap<>();
    private final Map<BlockRange, Elsewhere> elsewhere = new HashMap<>();
    private final Map<BlockRange, StepExecution> ended = new LinkedHashMap<>();
    private @Nullable Exception failure;

    Handout(Collection<StepExecution> all, Duration patience) {
        this.patience = patience;
        all.forEach(one -> partitions.put(BlockRange.from(one.getExecutionContext()), one));
        open = new ArrayDeque<>(partitions.keySet());
    }

    private record Elsewhere(String member, long since, long heard) {
        /// When it is time to take it back.
        long end(Duration patience) {
            return Math.min(heard + patience.toNanos(), since + LONGEST.toNanos());
        }
    }

    /// For a writer of this node: waits while others have ranges that may come back; empty when nothing is left to do.
    synchronized Optional<StepExecution> next() throws InterruptedException {
        while (failure == null) {
            takeBackOverdue();
            var range = open.poll();
            if (range != null) {
                var partition = Objects.requireNonNull(partitions.get(range));
                here.put(range, partition);
                return Optional.of(partition);
            }
            var nearest = elsewhere.values().stream().mapToLong(one -> one.end(patience)).min();
            if (nearest.isEmpty()) {
                return Optional.empty();
            }
            waitUntil(nearest);
        }
        return Optional.empty();
    }

    private void waitUntil(OptionalLong nanoTime) throws InterruptedException {
        long millis = (nanoTime.getAsLong() - System.nanoTime()) / 1_000_000;
        wait(Math.max(1, millis + 1));
    }

    private void takeBackOverdue() {
        long now = System.nanoTime();
        elsewhere
                .entrySet()
                .removeIf(one -> {
                    boolean overdue = one.getValue().end(patience) - now <= 0;
                    if (overdue) {
                        LOG.warn(
                                "Nothing was heard of blocks {} from {}; somebody else values them",
                                one.getKey(),
                                one.getValue().member());
                        open.addFirst(one.getKey());
                    }
                    return overdue;
                });
    }

    /// Call for each that [#next] gave.
    synchronized void ended(StepExecution partition) {
        var range = BlockRange.from(partition.getExecutionContext());
        here.remove(range);
        if (partition.getStatus() == BatchStatus.COMPLETED) {
            ended.put(range, partition);
        } else {
            fail(reason(partition));
        }
        notifyAll();
    }

    /// For another node, which is not kept waiting. Others begin from the end: so a node mostly has the ranges that it had in the last run,
    /// and with them in memory where their days began.
    synchronized Optional<BlockRange> give(String member) {
        if (failure != null || open.isEmpty()) {
            return Optional.empty();
        }
        var range = open.removeLast();
        long now = System.nanoTime();
        elsewhere.put(range, new Elsewhere(member, now, now));
        return Optional.of(range);
    }

    /// A sign of life from who has it.
    synchronized void busy(String member, BlockRange range) {
        elsewhere.computeIfPresent(
                range,
                (_, one) ->
                        one.member().equals(member)
                                ? new Elsewhere(member, one.since(), System.nanoTime())
                                : one);
    }

    /// Another node says that it has stored the range: also one that had it before somebody else. False when nobody need know any more.
    synchronized boolean done(BlockRange range) {
        var partition = partitions.get(range);
        if (partition == null || here.containsKey(range) || ended.containsKey(range)) {
            return false;
        }
        open.remove(range);
        elsewhere.remove(range);
        partition.setReadCount(range.size());
        partition.setWriteCount(range.size());
        partition.setStatus(BatchStatus.COMPLETED);
        partition.setExitStatus(ExitStatus.COMPLETED);
        ended.put(range, partition);
        notifyAll();
        return true;
    }

    /// Another node will not do it.
    synchronized void givenBack(String member, BlockRange range) {
        var held = elsewhere.get(range);
        if (held != null && held.member().equals(member)) {
            elsewhere.remove(range);
            open.addFirst(range);
            notifyAll();
        }
    }

    /// Another node is gone: all that it had comes back. How many ranges that was.
    synchronized int gone(String member) {
        var its =
                elsewhere.entrySet().stream()
                        .filter(one -> one.getValue().member().equals(member))
                        .map(Map.Entry::getKey)
                        .toList();
        its.forEach(range -> givenBack(member, range));
        return its.size();
    }

    /// Nothing more is to be done, for this reason or an earlier one.
    synchronized void fail(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
        here.values().forEach(StepExecution::setTerminateOnly);
        notifyAll();
    }

    /// All partitions, valued.
    ///
    /// @throws Exception why not
    synchronized Collection<StepExecution> outcome() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(ended.values());
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
