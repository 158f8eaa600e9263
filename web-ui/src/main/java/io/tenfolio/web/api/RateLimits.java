package io.tenfolio.web.api;

import com.hazelcast.map.IMap;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often who may ask. Counted over all nodes in the cluster; while that does not answer soon each node counts for
/// itself, so a request is neither lost nor free, and the cluster is asked again after some seconds.
///
/// Counts are compared and swapped as bytes: the cluster's members let in no code of ours (ADR 0064, 0121).
final class RateLimits {
    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);
    static final Duration PATIENCE = Duration.ofMillis(200);
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int MOST_LOCAL = 10_000;

    private final int perMinute;
    private final Duration patience;
    private final Duration askAgainAfter;
    private final BucketConfiguration limit;
    private final Supplier<Optional<IMap<String, byte[]>>> shared;
    private final Map<String, Bucket> local = new LinkedHashMap<>(64, 0.75f, true);
    private volatile @Nullable ProxyManager<String> counts;
    private volatile long localUntil = System.nanoTime() - 1;
    private volatile boolean troubled;

    /// @param patience how long the cluster may take to answer
    /// @param askAgainAfter how long this node counts alone when the cluster did not answer
    RateLimits(
            int perMinute,
            Supplier<Optional<IMap<String, byte[]>>> shared,
            Duration patience,
            Duration askAgainAfter) {
        this.perMinute = perMinute;
        this.patience = patience;
        this.askAgainAfter = askAgainAfter;
        this.shared = shared;
        this.limit =
                BucketConfiguration.builder()
                        .addLimit(bandwidth ->
                                bandwidth
                                        .capacity(perMinute)
                                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build();
    }

    /// Whether one more may come, how many more may at once, and when.
    record Decision(boolean allowed, long remaining, Duration untilNext, Duration untilFull) {
        private static Decision of(ConsumptionProbe probe) {
            return new Decision(
                    probe.isConsumed(),
                    probe.getRemainingTokens(),
                    Duration.ofNanos(probe.getNanosToWaitForRefill()),
                    Duration.ofNanos(probe.getNanosToWaitForReset()));
        }
    }

    int perMinute() {
        return perMinute;
    }

    Decision take(String who) {
        return inCluster(who).orElseGet(() -> here(who));
    }

    /// Counted on this node alone.
    private Decision here(String who) {
        Bucket bucket;
        synchronized (local) {
            bucket = local.computeIfAbsent(who, _ -> newBucket());
            if (local.size() > MOST_LOCAL) {
                local.remove(local.keySet().iterator().next());
            }
        }
        return Decision.of(bucket.tryConsumeAndReturnRemaining(1));
    }

    private Bucket newBucket() {
        var builder = Bucket.builder();
        for (var bandwidth : limit.getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }

    private Optional<Decision> inCluster(String who) {
        if (System.nanoTime() - localUntil < 0) {
            return Optional.empty();
        }
        var asked = CompletableFuture.supplyAsync(() -> count(who), Thread::startVirtualThread);
        try {
            var decision = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (troubled && decision.isPresent()) {
                troubled = false;
                log.info("The cluster counts requests again");
            }
            return decision;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            countHere(e);
        }
        return Optional.empty();
    }

    private Optional<Decision> count(String who) {
        var known = counts;
        if (known == null) {
            var map = shared.get();
            if (map.isEmpty()) {
                return Optional.empty();
            }
            known = Bucket4jHazelcast.casBasedBuilder(map.get()).build();
            counts = known;
        }
        var bucket = known.builder().build(who, () -> limit);
        return Optional.of(Decision.of(bucket.tryConsumeAndReturnRemaining(1)));
    }

    private void countHere(Exception e) {
        localUntil = System.nanoTime() + askAgainAfter.toNanos();
        if (!troubled) {
            troubled = true;
            log.warn("The cluster does not count requests; this node does alone: {}", e.toString());
        }
    }
}
