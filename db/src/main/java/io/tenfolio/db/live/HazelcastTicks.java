package io.tenfolio.db.live;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ticks in Hazelcast. Map `tick`: packed ticks by run and portfolio. Map `ticked`: up to which pushed price those of a run go. Topic
/// `ticked`: hints. As a tick is laid over one run's market, its run is part of its key: nobody shows it with another run, and what a newer
/// run includes is dropped by the key alone.
public final class HazelcastTicks implements LiveTicks {
    static final String TICKS = "tick";
    static final String COMPLETE = "ticked";

    private static final int AT_ONCE = 1_000;
    private static final int A_HAND = 50;

    private final HazelcastInstance hazelcast;
    private final Duration readPatience;

    public HazelcastTicks(HazelcastInstance hazelcast) {
        this(hazelcast, Patience.OF_READERS);
    }

    HazelcastTicks(HazelcastInstance hazelcast, Duration readPatience) {
        this.hazelcast = hazelcast;
        this.readPatience = readPatience;
    }

    @Override
    public void put(RunId run, Map<PortfolioId, Tick> ticks) {
        for (var some : Portions.of(List.copyOf(ticks.entrySet()), AT_ONCE)) {
            var packed =
                    some.stream()
                            .collect(
                                    Collectors.toMap(
                                            tick -> LiveKeys.of(run, tick.getKey()),
                                            tick -> tick.getValue().packed()));
            Patience.write(
                    "%d ticks of %s".formatted(packed.size(), run), () -> keepHigher(packed));
        }
    }

    private void keepHigher(Map<String, byte[]> ticks) {
        var map = ticks();
        var known = map.getAll(ticks.keySet());
        // each waits for the member that has it, so several wait at once
        CompletableFuture.allOf(
                        Portions.of(List.copyOf(ticks.entrySet()), A_HAND).stream()
                                .map(some ->
                                        CompletableFuture.runAsync(
                                                () ->
                                                        some.forEach(tick ->
                                                                keepHigher(
                                                                        map,
                                                                        tick.getKey(),
                                                                        tick.getValue(),
                                                                        known.get(tick.getKey()))),
                                                Thread::startVirtualThread))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /// Compared and set at once: no lock, and nothing of ours runs inside the cluster.
    private static void keepHigher(
            IMap<String, byte[]> map, String key, byte[] tick, byte @Nullable [] seen) {
        var version = Tick.version(tick);
        byte[] known = seen;
        while (true) {
            if (known == null) {
                known = map.putIfAbsent(key, tick);
                if (known == null) {
                    return;
                }
            } else if (!version.isAfter(Tick.version(known)) || map.replace(key, known, tick)) {
                return;
            } else {
                known = map.get(key);
            }
        }
    }

    @Override
    public void complete(RunId run, long priceSequence) {
        Patience.write(
                "ticks of " + run,
                () -> {
                    sayComplete(LiveKeys.of(run), priceSequence);
                    dropBefore(run);
                    hazelcast.<String>getTopic(COMPLETE).publish(LiveKeys.of(run));
                });
    }

    private void sayComplete(String run, long sequence) {
        var map = complete();
        var written = Long.toString(sequence);
        while (true) {
            var known = map.putIfAbsent(run, written);
            if (known == null
                    || Long.parseLong(known) >= sequence
                    || map.replace(run, known, written)) {
                return;
            }
        }
    }

    private void dropBefore(RunId run) {
        for (var key : complete().keySet()) {
            if (run.isAfter(LiveKeys.run(key))) {
                ticks().removeAll(LiveKeys.below(key));
                complete().delete(key);
            }
        }
    }

    @Override
    public OptionalLong completeUpTo(RunId run) {
        var sequence =
                Patience.within(
                        readPatience,
                        "the last tick of " + run,
                        () -> complete().getAsync(LiveKeys.of(run)));
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sequence));
    }

    @Override
    public Optional<Tick> of(RunId run, PortfolioId portfolio) {
        var packed =
                Patience.within(
                        readPatience,
                        "the tick of portfolio " + portfolio.value(),
                        () -> ticks().getAsync(LiveKeys.of(run, portfolio)));
        return Optional.ofNullable(packed).map(Tick::of);
    }

    @Override
    public Map<PortfolioId, Tick.Version> versions(RunId run, Collection<PortfolioId> portfolios) {
        var byKey = new HashMap<String, PortfolioId>();
        portfolios.forEach(portfolio -> byKey.put(LiveKeys.of(run, portfolio), portfolio));
        var found =
                Patience.withinOnOwnThread(
                        readPatience, "the ticks of " + run, () -> ticks().getAll(byKey.keySet()));
        var versions = new HashMap<PortfolioId, Tick.Version>();
        byKey.forEach((key, portfolio) -> {
            var packed = found.get(key);
            if (packed != null) {
                versions.put(portfolio, Tick.version(packed));
            }
        });
        return versions;
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        return new HintListener(hazelcast, COMPLETE, hint -> listener.accept(LiveKeys.run(hint)));
    }

    private IMap<String, byte[]> ticks() {
        return hazelcast.getMap(TICKS);
    }

    private IMap<String, String> complete() {
        return hazelcast.getMap(COMPLETE);
    }
}
