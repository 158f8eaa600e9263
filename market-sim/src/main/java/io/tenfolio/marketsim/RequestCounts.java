package io.tenfolio.marketsim;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// How often each source was asked, faulty answers included.
public final class RequestCounts {
    private final Map<Source, AtomicLong> counts = new EnumMap<>(Source.class);

    RequestCounts() {
        for (var source : Source.values()) {
            counts.put(source, new AtomicLong());
        }
    }

    public long of(Source source) {
        return counter(source).get();
    }

    public void reset() {
        counts.values().forEach(count -> count.set(0));
    }

    void count(Source source) {
        counter(source).incrementAndGet();
    }

    private AtomicLong counter(Source source) {
        return counts.computeIfAbsent(source, _ -> new AtomicLong());
    }
}
