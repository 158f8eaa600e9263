package io.tenfolio.db;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs work in a transaction, and the whole transaction again when the server broke it off for the sake of another one:
/// a record changed since it was read (1020), a lock waited for too long (1205), a deadlock (1213).
///
/// Inside a running transaction the work joins it and is not repeated: only the outermost one can be run again.
public class Transactions {
    private static final Set<Integer> RUN_AGAIN = Set.of(1020, 1205, 1213);
    private static final int TRIES = 5;
    private static final long LONGEST_PAUSE_NANOS = 40_000_000;

    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    public <T extends @Nullable Object> T call(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int tries = 1; ; tries++) {
            try {
                return template.execute(_ -> work.get());
            } catch (RuntimeException e) {
                if (tries == TRIES || !worthRunningAgain(e)) {
                    throw e;
                }
                // apart from the transaction it collided with
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * tries));
            }
        }
    }

    public void run(Runnable work) {
        this.<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }

    /// Does `work` when the running transaction is committed, and never if it is not; at once when none is running.
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    /// Whether the server broke a transaction off although nothing is wrong with it.
    public static boolean worthRunningAgain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && RUN_AGAIN.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
