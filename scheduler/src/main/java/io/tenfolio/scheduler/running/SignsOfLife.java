package io.tenfolio.scheduler.running;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews a run's sign of life every second, on a thread of its own, until closed or the run is another node's.
final class SignsOfLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Runs runs;
    private final Claim claim;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SignsOfLife(Runs runs, Claim claim) {
        this.runs = runs;
        this.claim = claim;
    }

    static SignsOfLife of(Runs runs, Claim claim) {
        var signs = new SignsOfLife(runs, claim);
        Thread.ofPlatform().daemon().name("signs-of-life").start(signs::give);
        return signs;
    }

    private void give() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) && stillOurs()) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stillOurs() {
        try {
            return runs.alive(claim);
        } catch (RuntimeException e) {
            LOG.debug("No sign of life for {} this time: {}", claim, e.getMessage());
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
