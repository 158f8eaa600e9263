package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.RefreshPortfoliosJob;
import io.tenfolio.batch.refresh.RunMark;
import io.tenfolio.batch.refresh.RunParameters;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.MemberTalk;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/// Values ranges of a run that another node carries, under that node's claim: what it writes after the run was taken from that node is
/// refused. It asks for ranges once it has in memory what they are valued with, and puts their blocks into the cache before it says that they
/// are done. It works for the newest offer.
@Component
class RangeWorker implements MemberTalk.Listener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RangeWorker.class);

    private final MemberTalk talk;
    private final ValueRanges ranges;
    private final ValuationSettings settings;
    private final LiveValuations live;
    private final AtomicLong numbers = new AtomicLong();
    private MemberTalk.@Nullable Listening listening;
    private @Nullable Work current;

    RangeWorker(
            MemberTalk talk, ValueRanges ranges, ValuationSettings settings, LiveValuations live) {
        this.talk = talk;
        this.ranges = ranges;
        this.settings = settings;
        this.live = live;
    }

    @Override
    public synchronized void start() {
        listening = talk.listen(this);
    }

    @Override
    public synchronized void stop() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        end();
    }

    @Override
    public synchronized boolean isRunning() {
        return listening != null;
    }

    @Override
    public void heard(String from, String words) {
        RangeWord.of(words).ifPresent(word -> heard(from, word));
    }

    private synchronized void heard(String from, RangeWord word) {
        switch (word) {
            case RangeWord.Offer(var claim) -> offered(from, claim);
            case RangeWord.Value(var claim, var range) -> {
                if (current != null && current.isFor(from, claim)) {
                    current.take(range);
                }
            }
            case RangeWord.End(var claim) -> {
                if (current != null && current.isFor(from, claim)) {
                    end();
                }
            }
            case RangeWord.Ready _, RangeWord.Busy _, RangeWord.Done _, RangeWord.GivenBack _ -> {}
        }
    }

    @Override
    public synchronized void left(String member) {
        if (current != null && current.manager.equals(member)) {
            LOG.info("{} is gone, and with it what it asked for", member);
            end();
        }
    }

    private void offered(String manager, Claim claim) {
        if (current != null
                && current.claim.run().equals(claim.run())
                && current.claim.epoch() >= claim.epoch()) {
            return; // heard before, or from one that the run was taken from
        }
        end();
        current = new Work(manager, claim);
    }

    private void end() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    /// All that is done for one claim.
    private final class Work implements AutoCloseable {
        private static final long SIGN_EVERY_MILLIS = 1_000;

        private final String manager;
        private final Claim claim;
        private final ExecutorService writers;
        private final ScheduledExecutorService signs;
        private final Set<StepExecution> underWay = ConcurrentHashMap.newKeySet();
        private volatile ValueRanges.@Nullable OfRun run;

        Work(String manager, Claim claim) {
            this.manager = manager;
            this.claim = claim;
            var daemons = Thread.ofPlatform().daemon().name("ranges-", 0).factory();
            this.writers = Executors.newFixedThreadPool(settings.writers(), daemons);
            this.signs = Executors.newSingleThreadScheduledExecutor(daemons);
            signs.scheduleWithFixedDelay(
                    () -> underWay.forEach(one -> tell(new RangeWord.Busy(claim, range(one)))),
                    SIGN_EVERY_MILLIS,
                    SIGN_EVERY_MILLIS,
                    TimeUnit.MILLISECONDS);
            writers.execute(this::prepare);
        }

        boolean isFor(String from, Claim asked) {
            return manager.equals(from) && claim.equals(asked);
        }

        void take(BlockRange range) {
            var job =
                    new JobExecution(
                            0,
                            new JobInstance(0, RefreshPortfoliosJob.NAME),
                            RunParameters.of(claim));
            var partition = MissingBlocks.partition(range, numbers.incrementAndGet(), job);
            underWay.add(partition);
            try {
                writers.execute(() -> value(partition));
            } catch (RejectedExecutionException e) {
                underWay.remove(partition);
                tell(new RangeWord.GivenBack(claim, range, "ended"));
            }
        }

        @Override
        public void close() {
            signs.shutdownNow();
            writers.shutdown();
            underWay.forEach(StepExecution::setTerminateOnly);
        }

        private void prepare() {
            try (var _ = RunMark.of(claim.run())) {
                run = ranges.of(claim);
                for (int writer = 0; writer < settings.writers(); writer++) {
                    tell(new RangeWord.Ready(claim));
                }
            } catch (RuntimeException e) {
                LOG.warn("Cannot help with run {}: {}", claim.run(), e.getMessage());
            }
        }

        private void value(StepExecution partition) {
            try (var _ = RunMark.of(claim.run())) {
                var committed = new ConcurrentHashMap<Integer, Map<Figure, byte[]>>();
                var prepared = run;
                if (prepared != null) {
                    prepared.value(partition, committed::put);
                }
                tell(
                        partition.getStatus() == BatchStatus.COMPLETED
                                ? new RangeWord.Done(
                                        claim, range(partition), live.stage(claim.run(), committed))
                                : new RangeWord.GivenBack(
                                        claim, range(partition), reason(partition)));
            } catch (JobInterruptedException | RuntimeException e) {
                tell(new RangeWord.GivenBack(claim, range(partition), e.toString()));
            } finally {
                underWay.remove(partition);
            }
        }

        private void tell(RangeWord word) {
            talk.tell(manager, word.text());
        }

        private static BlockRange range(StepExecution partition) {
            return BlockRange.from(partition.getExecutionContext());
        }

        private static String reason(StepExecution partition) {
            var failures = partition.getFailureExceptions();
            return failures.isEmpty()
                    ? "it ended as " + partition.getStatus()
                    : String.valueOf(
                            NestedExceptionUtils.getMostSpecificCause(failures.getFirst())
                                    .getMessage());
        }
    }
}
