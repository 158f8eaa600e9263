package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.RunParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// Values partitions on this node by a few writers, of which the step's own thread is one: a run of a single partition is valued as if there
/// were none. Each writer's chunk has a connection and a transaction of its own, so that one computes while another waits for the disk.
@Component
class LocalPartitions implements PartitionHandler {
    private final ValueRanges ranges;
    private final ValuationSettings settings;

    LocalPartitions(ValueRanges ranges, ValuationSettings settings) {
        this.ranges = ranges;
        this.settings = settings;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole)
            throws Exception {
        var partitions = splitter.split(whole, settings.writers());
        if (partitions.isEmpty()) {
            return partitions;
        }
        var handout = new Handout(partitions);
        var run = ranges.of(RunParameters.claim(whole));
        var others = others(Math.min(settings.writers(), partitions.size()) - 1, run, handout);
        write(run, handout);
        await(others, handout);
        return handout.outcome();
    }

    private static List<Thread> others(int howMany, ValueRanges.OfRun run, Handout handout) {
        var context = MDC.getCopyOfContextMap();
        var others = new ArrayList<Thread>();
        for (int number = 1; number <= howMany; number++) {
            others.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("values-" + number)
                            .start(() -> {
                                mark(context);
                                write(run, handout);
                            }));
        }
        return others;
    }

    private static void mark(@Nullable Map<String, String> context) {
        if (context != null) {
            MDC.setContextMap(context);
        }
    }

    private static void write(ValueRanges.OfRun run, Handout handout) {
        try {
            for (var next = handout.next(); next.isPresent(); next = handout.next()) {
                run.value(next.get());
                handout.ended(next.get());
            }
        } catch (JobInterruptedException | RuntimeException e) {
            handout.fail(e);
        }
    }

    /// Whoever interrupts the step's thread, because the node stops or the run hangs, interrupts the others too.
    private static void await(List<Thread> others, Handout handout) {
        boolean interrupted = false;
        for (var other : others) {
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    handout.fail(new JobInterruptedException("The step was interrupted"));
                    others.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
