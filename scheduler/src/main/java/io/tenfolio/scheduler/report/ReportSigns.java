package io.tenfolio.scheduler.report;

import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportRequests;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews a report's sign of life every two seconds, on a thread of its own, until closed or the report is no longer ours.
final class ReportSigns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSigns.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ReportRequests requests;
    private final ReportClaim claim;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ReportSigns(ReportRequests requests, ReportClaim claim) {
        this.requests = requests;
        this.claim = claim;
    }

    static ReportSigns of(ReportRequests requests, ReportClaim claim) {
        var signs = new ReportSigns(requests, claim);
        Thread.ofPlatform().daemon().name("report-signs").start(signs::give);
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
            return requests.alive(claim);
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
