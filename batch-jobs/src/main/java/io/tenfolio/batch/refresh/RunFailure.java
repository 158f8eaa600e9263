package io.tenfolio.batch.refresh;

import io.tenfolio.job.Remark;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Why an execution did not come to its end: in words for the run's row, and whether going on may help.
///
/// Trouble with the database passes: it restarts, a deadlock is resolved, a connection comes back. What our own code refuses does not.
record RunFailure(String reason, boolean mayPass, @Nullable Throwable cause) {
    static RunFailure of(JobExecution execution) {
        var causes = execution.getAllFailureExceptions();
        var step = failedStep(execution);
        if (causes.isEmpty()) {
            // Batch could not even say why: it lost the database
            return new RunFailure(at(step, "it ended as " + execution.getStatus()), true, null);
        }
        var first = causes.getFirst();
        return new RunFailure(
                first instanceof NotReconciled ? words(first) : at(step, words(first)),
                causes.stream().anyMatch(RunFailure::isDatabase),
                first);
    }

    static RunFailure of(Exception e) {
        return new RunFailure(Remark.COULD_NOT_GO_ON.say(words(e)), isDatabase(e), e);
    }

    private static String at(Optional<String> step, String what) {
        return step.map(name -> Remark.STEP_FAILED.say(name, what)).orElse(what);
    }

    private static Optional<String> failedStep(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStatus() != BatchStatus.COMPLETED)
                .max(Comparator.comparingLong(StepExecution::getId))
                .map(StepExecution::getStepName);
    }

    private static boolean isDatabase(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause ->
                        cause instanceof SQLException
                                || cause instanceof DataAccessException
                                || cause instanceof TransactionException);
    }

    private static String words(Throwable failure) {
        var root = chain(failure).getLast();
        return root.getMessage() == null ? Remark.NO_REASON.say() : root.getMessage();
    }

    private static List<Throwable> chain(Throwable failure) {
        return java.util.stream.Stream.<Throwable>iterate(
                        failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(50)
                .toList();
    }
}
