package io.tenfolio.scheduler.running;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews a run's sign of life every second, on a thread of its own, until closed or the run is another node's. When it has taken
/// so long that it must be hanging, whoever works on it is given up.
final class SignsOfLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Runs runs;
    private final Claim claim;
    private final Duration timeLimit;
    private final Runnable giveUp;
    private final long begin = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);

    private SignsOfLife(Runs runs, Claim claim, Duration timeLimit, Runnable giveUp) {
        this.runs = runs;
        this.claim = claim;
        this.timeLimit = timeLimit;
        this.giveUp = giveUp;
    }

    static SignsOfLife of(Runs runs, Claim claim, Duration timeLimit, Runnable giveUp) {
        var signs = new SignsOfLife(runs, claim, timeLimit, giveUp);
        Thread.ofPlatform().daemon().name("signs-of-life").start(signs::give);
        return signs;
    }

    private void give() {
        boolean ours = true;
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (hangs() && isGivenUp()) {
                    return;
                }
                ours = ours && stillOurs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hangs() {
        return System.nanoTime() - begin > timeLimit.toNanos();
    }

    private boolean isGivenUp() {
        try {
            giveUp.run();
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be given up this time: {}", claim, e.getMessage());
            return false;
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
