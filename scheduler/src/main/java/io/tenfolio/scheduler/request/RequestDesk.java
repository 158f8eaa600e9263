package io.tenfolio.scheduler.request;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.Remark;
import io.tenfolio.scheduler.health.ThisNode;
import io.tenfolio.scheduler.running.Dispatcher;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Answers requests in the order they came, each in one transaction with its outcome and the audit entry: an answered request was acted on,
/// an unanswered one was not.
@Component
public class RequestDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    private final JobRequests requests;
    private final RequestedRuns runs;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Dispatcher dispatcher;
    private final ThisNode self;

    RequestDesk(
            JobRequests requests,
            RequestedRuns runs,
            AuditTrail audit,
            Transactions transactions,
            Dispatcher dispatcher,
            ThisNode self) {
        this.requests = requests;
        this.runs = runs;
        this.audit = audit;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
        this.self = self;
    }

    @Scheduled(fixedDelayString = "500ms")
    void answerAll() {
        while (transactions.call(this::answerNext).isPresent()) {
            dispatcher.wake();
        }
    }

    private Optional<JobRequest> answerNext() {
        var request = requests.takeNext();
        request.ifPresent(this::answer);
        return request;
    }

    private void answer(JobRequest request) {
        try {
            var before = runs.state(request);
            var outcome = runs.act(request);
            if (outcome.acted()) {
                requests.done(request.id(), outcome.inWords(), self.name());
            } else {
                requests.refused(request.id(), outcome.inWords(), self.name());
            }
            write(request, before, outcome.inWords());
        } catch (DataAccessException | TransactionException e) {
            throw e; // nothing was done; the request is open still
        } catch (RuntimeException e) {
            LOG.error("Request {} cannot be acted on", request.id(), e);
            var outcome = Remark.NOT_POSSIBLE.say(String.valueOf(e.getMessage()));
            requests.refused(request.id(), outcome, self.name());
            write(request, "", outcome);
        }
    }

    private void write(JobRequest request, String before, String outcome) {
        var run = request.run();
        audit.write(
                new AuditEntry(
                        request.requestedBy(),
                        "run." + request.kind().name().toLowerCase(java.util.Locale.ROOT),
                        run == null ? "current slot" : run.toString(),
                        request.reason(),
                        before,
                        outcome));
    }
}
