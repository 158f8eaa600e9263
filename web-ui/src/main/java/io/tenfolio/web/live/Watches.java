package io.tenfolio.web.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// What open pages of few people watch: each question is asked again every second, and a page hears of it when the answer changed.
/// For pages that everybody has open, [LiveFeed] follows hints instead.
public final class Watches implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watches.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Set<Watched<?>> open = ConcurrentHashMap.newKeySet();
    private @Nullable CountDownLatch stopped;
    private boolean troubled;

    /// The answer now, kept new until it is closed. The question is asked on a thread where nobody is logged in: check first.
    public <T> Watched<T> watch(Supplier<T> question) {
        var watched = new Watched<>(question, this);
        open.add(watched);
        return watched;
    }

    void forget(Watched<?> watched) {
        open.remove(watched);
    }

    /// How many answers this node keeps new.
    public int size() {
        return open.size();
    }

    @Override
    public synchronized void start() {
        if (stopped == null) {
            var until = new CountDownLatch(1);
            stopped = until;
            Thread.ofPlatform().name("watches").daemon().start(() -> keepNew(until));
        }
    }

    @Override
    public synchronized void stop() {
        if (stopped != null) {
            stopped.countDown();
            stopped = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped != null;
    }

    private void keepNew(CountDownLatch until) {
        try {
            while (!until.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                open.forEach(this::askAgain);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What fails here is tried again in the next round.
    private void askAgain(Watched<?> watched) {
        try {
            watched.askAgain();
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("Open pages keep what they show: {}", e.toString());
                troubled = true;
            }
        }
    }
}
