package io.tenfolio.web.access;

import io.tenfolio.db.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that nobody waits for: letters, and looking up whether there is one to write. So an answer takes the same time whoever
/// asks. What a node that dies had not sent is lost; whoever misses it asks again.
public final class Postroom implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Postroom.class);
    private static final int WAITING = 1_000;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final Carrier carrier;
    private final Optional<Path> outbox;
    private final ThreadPoolExecutor worker;

    Postroom(Carrier carrier, Optional<Path> outbox) {
        this.carrier = carrier;
        this.outbox = outbox;
        this.worker =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().name("postroom").daemon().factory());
    }

    /// Where letters lie when no mail server is configured.
    public Optional<Path> outbox() {
        return outbox;
    }

    /// Sends a letter when what it tells has been committed.
    void send(Letter letter) {
        Transactions.afterCommit(() -> later(() -> carry(letter)));
    }

    /// Does `work` when its turn comes. When far too much is waiting it is not done: that is a flood, not people.
    void later(Runnable work) {
        try {
            worker.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    log.error("A letter could not be written", e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.warn("The postroom has {} letters waiting and takes no more", WAITING);
        }
    }

    private void carry(Letter letter) {
        for (var pause : PAUSES) {
            try {
                carrier.carry(letter);
                return;
            } catch (Exception e) {
                log.warn(
                        "A letter was not taken, next try in {} s: {}",
                        pause.toSeconds(),
                        e.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        log.error("A letter was given up: the mail server does not take it");
    }

    @Override
    public void close() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(3, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
