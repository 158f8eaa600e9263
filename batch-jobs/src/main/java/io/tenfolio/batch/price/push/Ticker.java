package io.tenfolio.batch.price.push;

import io.tenfolio.db.live.CacheSilent;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Values at once whom a pushed price concerns, on a thread of its own: what comes while it values is valued together. It also looks every
/// few seconds by itself, for what a node that died owes, for a new run and for a cache that was lost.
public final class Ticker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final IntSupplier valuing;
    private final Duration lookEvery;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Thread worker;
    private boolean troubled;

    /// @param valuing values what is owed, and tells of how many portfolios
    public Ticker(IntSupplier valuing, Duration lookEvery) {
        this.valuing = valuing;
        this.lookEvery = lookEvery;
    }

    void wake() {
        news.release();
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            worker = Thread.ofPlatform().name("ticker").daemon().start(this::keepOn);
        }
    }

    @Override
    public synchronized void stop() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var _ = news.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                catchUp();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void catchUp() {
        try {
            long begin = System.nanoTime();
            int valued = valuing.getAsInt();
            if (valued > 0) {
                LOG.debug(
                        "Valued {} portfolios in {} ms",
                        valued,
                        (System.nanoTime() - begin) / 1_000_000);
            }
            troubled = false;
        } catch (CacheSilent e) {
            tell("the cache does not answer");
        } catch (RuntimeException e) {
            tell(e.toString());
        }
    }

    private void tell(String why) {
        if (!troubled) {
            LOG.warn("Pushed prices are committed, the figures follow later: {}", why);
            troubled = true;
        }
    }
}
