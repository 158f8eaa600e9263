package io.tenfolio.marketsim;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/// Which fault each source has now. A fault covers its source until it is cleared or has met its number of requests.
public final class Faults {
    private final Map<Source, Armed> active = new EnumMap<>(Source.class);
    private CompletableFuture<Void> cleared = new CompletableFuture<>();

    /// Until it is cleared.
    public void set(Source source, Fault fault) {
        set(source, fault, Long.MAX_VALUE);
    }

    /// For the next `times` requests of the source; replaces the fault it has.
    public synchronized void set(Source source, Fault fault, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault meets at least one request, not " + times);
        }
        active.put(source, new Armed(fault, times));
    }

    public synchronized void clear(Source source) {
        active.remove(source);
        letGo();
    }

    public synchronized void clear() {
        active.clear();
        letGo();
    }

    public synchronized SequencedMap<Source, Fault> active() {
        var faults = new LinkedHashMap<Source, Fault>();
        active.forEach((source, armed) -> faults.put(source, armed.fault()));
        return faults;
    }

    /// The fault that meets this request.
    synchronized Optional<Fault> meet(Source source) {
        var armed = active.get(source);
        if (armed == null) {
            return Optional.empty();
        }
        if (armed.times() == 1) {
            active.remove(source);
        } else if (armed.times() < Long.MAX_VALUE) {
            active.put(source, new Armed(armed.fault(), armed.times() - 1));
        }
        return Optional.of(armed.fault());
    }

    /// Completes when faults are cleared next: what hangs waits for it.
    synchronized CompletableFuture<Void> cleared() {
        return cleared;
    }

    private void letGo() {
        cleared.complete(null);
        cleared = new CompletableFuture<>();
    }

    private record Armed(Fault fault, long times) {}
}
