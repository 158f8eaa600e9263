package io.tenfolio.scheduler.report;

import io.tenfolio.batch.report.MakeReport;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.scheduler.health.ClockWatch;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// This node's two workers for reports: one for those of all portfolios, one for those of one, which so never wait behind ten thousand.
/// Each takes the oldest report that waits, or one whose node has fallen silent, and carries it through. A run goes on beside them.
@Component
public class ReportDesk implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(700);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /// Longer than a pause that a node comes back from by itself.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final ReportRequests requests;
    private final MakeReport make;
    private final ThisNode self;
    private final ClockWatch watch;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private List<Thread> workers = List.of();

    ReportDesk(ReportRequests requests, MakeReport make, ThisNode self, ClockWatch watch) {
        this.requests = requests;
        this.make = make;
        this.self = self;
        this.watch = watch;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        var started = new ArrayList<Thread>();
        started.add(Thread.ofPlatform().name("reports").start(() -> work(false)));
        started.add(Thread.ofPlatform().name("reports-of-all").start(() -> work(true)));
        workers = started;
    }

    @Override
    public void stop() {
        stopped.countDown();
        workers.forEach(Thread::interrupt);
        try {
            for (var worker : workers) {
                worker.join(STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    private void work(boolean ofAll) {
        var trouble = "";
        while (!stopping()) {
            try {
                var claim = take(ofAll);
                claim.ifPresent(this::carry);
                trouble = "";
                if (claim.isEmpty()
                        && stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                trouble = said(trouble, e);
            }
        }
    }

    private Optional<ReportClaim> take(boolean ofAll) {
        return watch.trusted() ? requests.takeNext(self.name(), SILENCE, ofAll) : Optional.empty();
    }

    private void carry(ReportClaim claim) {
        LOG.info("Report {} begins here, epoch {}", claim.report().value(), claim.epoch());
        try (var _ = ReportSigns.of(requests, claim)) {
            LOG.info(
                    "Report {} ended: {}", claim.report().value(), make.run(claim, this::stopping));
        }
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    /// The same trouble again and again is one line.
    private String said(String before, RuntimeException e) {
        var message = String.valueOf(e.getMessage());
        if (!message.equals(before)) {
            LOG.warn("This node cannot look for reports: {}", message);
        }
        try {
            stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return message;
    }
}
