package io.tenfolio.batch.report;

import io.tenfolio.batch.refresh.Executions;
import io.tenfolio.db.report.LostReport;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.report.ReportKind;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Carries a claimed report through to its end: starts its job, or goes on where an earlier execution stopped.
@Component
public class MakeReport {
    private static final Logger LOG = LoggerFactory.getLogger(MakeReport.class);

    /// How often one claim goes on after trouble with the database.
    private static final int ATTEMPTS = 5;

    private final Job statements;
    private final Job portfolioList;
    private final JobOperator operator;
    private final Executions executions;
    private final ReportRequests requests;
    private final FactsOfReports facts;

    MakeReport(
            @Qualifier("makeStatements") Job statements,
            @Qualifier("listPortfolios") Job portfolioList,
            JobOperator operator,
            Executions executions,
            ReportRequests requests,
            FactsOfReports facts) {
        this.statements = statements;
        this.portfolioList = portfolioList;
        this.operator = operator;
        this.executions = executions;
        this.requests = requests;
        this.facts = facts;
    }

    /// How a claim ended.
    public enum Outcome {
        DONE,
        FAILED,
        /// The report is another node's now, or a person stopped it.
        LOST,
        /// This node is shutting down and let the report go.
        LET_GO
    }

    /// Returns when the claim has ended. `stopping` says that this node is shutting down. Trouble with the database passes, so the
    /// report goes on after it; what our own code refuses does not.
    public Outcome run(ReportClaim claim, BooleanSupplier stopping) {
        try {
            return attempts(claim, stopping);
        } finally {
            facts.forget(claim);
        }
    }

    private Outcome attempts(ReportClaim claim, BooleanSupplier stopping) {
        for (int attempt = 1; ; attempt++) {
            var failure = attempt(claim);
            if (failure.isEmpty()) {
                return requests.done(claim) ? Outcome.DONE : Outcome.LOST;
            }
            if (stopping.getAsBoolean()) {
                requests.letGo(claim);
                return Outcome.LET_GO;
            }
            if (!requests.alive(claim)) {
                return Outcome.LOST;
            }
            var reason = words(failure.get());
            if (attempt == ATTEMPTS || !isDatabase(failure.get())) {
                LOG.error("Report {} failed: {}", claim.report().value(), reason, failure.get());
                return requests.fail(claim, reason) ? Outcome.FAILED : Outcome.LOST;
            }
            LOG.info("Report {} goes on after trouble: {}", claim.report().value(), reason);
        }
    }

    private static boolean isDatabase(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    /// Empty when the job is complete.
    private Optional<Throwable> attempt(ReportClaim claim) {
        try {
            var job = jobOf(claim);
            var parameters = ReportParameters.of(claim);
            executions.makeWay(job.getName(), parameters, claim);
            var execution = operator.start(job, parameters);
            return execution.getStatus() == BatchStatus.COMPLETED
                    ? Optional.empty()
                    : Optional.of(causeOf(execution));
        } catch (JobInstanceAlreadyCompleteException e) {
            return Optional.empty(); // its node died after the last step and before it could say so
        } catch (JobExecutionException | RuntimeException e) {
            return Optional.of(e);
        }
    }

    private Job jobOf(ReportClaim claim) {
        ReportKind kind = requests.find(claim.report()).orElseThrow().order().kind();
        return switch (kind) {
            case STATEMENT -> statements;
            case PORTFOLIOS -> portfolioList;
        };
    }

    /// The step that failed first knows best; that a partitioned step failed says nothing.
    private static Throwable causeOf(JobExecution execution) {
        return Stream.concat(
                        execution.getStepExecutions().stream()
                                .flatMap(step -> step.getFailureExceptions().stream()),
                        execution.getAllFailureExceptions().stream())
                .map(MakeReport::root)
                .min((one, other) -> Boolean.compare(isFrameworks(one), isFrameworks(other)))
                .orElseGet(() -> new IllegalStateException("It ended as " + execution.getStatus()));
    }

    private static boolean isFrameworks(Throwable failure) {
        return failure instanceof JobExecutionException || failure instanceof LostReport;
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = Objects.requireNonNull(cause.getCause());
        }
        return cause;
    }

    private static String words(Throwable failure) {
        var message = root(failure).getMessage();
        return message == null ? "no reason was given" : message;
    }
}
