package io.tenfolio.db.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long anybody waits for the cluster.
final class Patience {
    static final Duration OF_READERS = Duration.ofMillis(200);
    static final Duration OF_WRITERS = Duration.ofSeconds(10);

    private Patience() {}

    /// Waits no longer than `patience`, whatever is wrong with the cluster.
    static <T extends @Nullable Object> T within(
            Duration patience, String what, Supplier<CompletionStage<T>> question) {
        try {
            return question.get()
                    .toCompletableFuture()
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheSilent(what, e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new CacheSilent(what, e);
        }
    }

    /// The same for what blocks its thread.
    static <T extends @Nullable Object> T withinOnOwnThread(
            Duration patience, String what, Supplier<T> question) {
        return within(
                patience,
                what,
                () -> CompletableFuture.supplyAsync(question, Thread::startVirtualThread));
    }

    /// The same for work that writes.
    static void write(String what, Runnable work) {
        Patience.<@Nullable Void>within(
                OF_WRITERS,
                what,
                () -> CompletableFuture.runAsync(work, Thread::startVirtualThread));
    }
}
