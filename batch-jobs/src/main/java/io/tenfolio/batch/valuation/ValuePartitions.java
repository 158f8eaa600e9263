package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.FreshBlocks;
import io.tenfolio.batch.refresh.RunParameters;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.live.MemberTalk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// Values partitions on this node by a few writers, of which the step's own thread is one: a run of a single partition is valued as if there
/// were none. Each writer's chunk has a connection and a transaction of its own, so that one computes while another waits for the disk.
///
/// A large run is offered to the cluster's other schedulers as well. They ask for as much as they can do, and the writers here do the rest.
@Component
class ValuePartitions implements PartitionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ValuePartitions.class);

    private final ValueRanges ranges;
    private final ValuationSettings settings;
    private final MemberTalk talk;
    private final FreshBlocks fresh;

    ValuePartitions(
            ValueRanges ranges, ValuationSettings settings, MemberTalk talk, FreshBlocks fresh) {
        this.ranges = ranges;
        this.settings = settings;
        this.talk = talk;
        this.fresh = fresh;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole)
            throws Exception {
        var partitions = splitter.split(whole, settings.writers());
        if (partitions.isEmpty()) {
            return partitions;
        }
        var claim = RunParameters.claim(whole);
        if (!talk.hasOthers() || blocks(partitions) < settings.sharedFrom()) {
            return here(partitions, claim);
        }
        var valued = new ArrayList<>(withOthers(partitions, claim));
        // others only say what they stored
        var missing = splitter.split(whole, settings.writers());
        if (!missing.isEmpty()) {
            LOG.warn("{} blocks that were said to be stored are not", blocks(missing));
            valued.addAll(here(missing, claim));
        }
        return valued;
    }

    private static int blocks(Collection<StepExecution> partitions) {
        return partitions.stream()
                .mapToInt(one -> BlockRange.from(one.getExecutionContext()).size())
                .sum();
    }

    private Collection<StepExecution> here(Collection<StepExecution> partitions, Claim claim)
            throws Exception {
        var handout = new Handout(partitions, settings.patience());
        write(handout, claim, Math.min(settings.writers(), partitions.size()));
        return handout.outcome();
    }

    private Collection<StepExecution> withOthers(Collection<StepExecution> partitions, Claim claim)
            throws Exception {
        var handout = new Handout(partitions, settings.patience());
        try (var _ = new SharedRun(claim, handout, talk, fresh)) {
            write(handout, claim, settings.writers());
        }
        return handout.outcome();
    }

    private void write(Handout handout, Claim claim, int writers) {
        var run = ranges.of(claim);
        Runnable writing = () -> write(run, claim, handout);
        var others = others(writers - 1, writing);
        writing.run();
        await(others, handout);
    }

    private static List<Thread> others(int howMany, Runnable writing) {
        var context = MDC.getCopyOfContextMap();
        var others = new ArrayList<Thread>();
        for (int number = 1; number <= howMany; number++) {
            others.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("values-" + number)
                            .start(() -> {
                                mark(context);
                                writing.run();
                            }));
        }
        return others;
    }

    private static void mark(@Nullable Map<String, String> context) {
        if (context != null) {
            MDC.setContextMap(context);
        }
    }

    private void write(ValueRanges.OfRun run, Claim claim, Handout handout) {
        try {
            for (var next = handout.next(); next.isPresent(); next = handout.next()) {
                run.value(next.get(), (block, figures) -> fresh.keep(claim.run(), block, figures));
                handout.ended(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handout.fail(new JobInterruptedException("The step was interrupted"));
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
