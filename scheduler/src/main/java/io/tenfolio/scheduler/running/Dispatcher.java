package io.tenfolio.scheduler.running;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.Remark;
import io.tenfolio.scheduler.health.ClockWatch;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// This node's one worker: takes a silent run over, or claims the next queued one, and carries it through; then looks again, at once when
/// woken, else twice a second. While it works nothing else can be running in the cluster, so it need not look.
@Component
public class Dispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final RunGate gate;
    private final Runs runs;
    private final RefreshRun refresh;
    private final ThisNode self;
    private final ClockWatch watch;
    private final Duration silence;
    private final Duration timeLimit;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private volatile @Nullable Thread worker;
    private @Nullable String trouble;

    Dispatcher(
            RunGate gate,
            Runs runs,
            RefreshRun refresh,
            ThisNode self,
            ClockWatch watch,
            RecoverySettings settings) {
        this.gate = gate;
        this.runs = runs;
        this.refresh = refresh;
        this.self = self;
        this.watch = watch;
        this.silence = settings.silence();
        this.timeLimit = settings.timeLimit();
    }

    /// There may be something to do.
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        stopping = false;
        beginToWork();
    }

    private synchronized void beginToWork() {
        var next = Thread.ofPlatform().name("runs").unstarted(this::work);
        worker = next;
        next.start();
    }

    @Override
    public void stop() {
        var working = worker;
        if (working == null) {
            return;
        }
        stopping = true;
        working.interrupt();
        try {
            working.join(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        while (!isToStop()) {
            try {
                awaitWork();
                claim().ifPresent(this::carry);
                trouble = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // an error too: without its worker this node would look well and never run anything
                say(e);
            }
        }
    }

    /// This node stops, or another thread works in place of this one.
    private boolean isToStop() {
        return stopping || Thread.currentThread() != worker;
    }

    private void awaitWork() throws InterruptedException {
        wakeUps.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        wakeUps.drainPermits();
    }

    private Optional<Claim> claim() {
        return watch.trusted()
                ? gate.takeOver(self.name(), silence).or(() -> gate.claimNext(self.name()))
                : Optional.empty();
    }

    private void carry(Claim claim) {
        var carrier = Thread.currentThread();
        try (var _ = SignsOfLife.of(runs, claim, timeLimit, () -> giveUp(claim, carrier))) {
            refresh.run(claim, this::isToStop);
        }
        wake(); // the next one may be waiting
    }

    /// Whatever the thread hangs in, the run fails, and the next ones have a new thread. Should the old one ever come back, its claim is
    /// lost: it cannot write.
    private void giveUp(Claim claim, Thread carrier) {
        var reason = Remark.TOOK_TOO_LONG.say(inWords(timeLimit), self.name());
        if (runs.fail(claim, reason)) {
            LOG.error("Run {} is given up: {}", claim.run(), reason);
        }
        replace(carrier);
        carrier.interrupt();
    }

    private synchronized void replace(Thread carrier) {
        if (!stopping && worker == carrier) {
            beginToWork();
        }
    }

    private static String inWords(Duration time) {
        return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /// The same trouble twice a second is one line.
    private void say(Throwable e) {
        var message = e instanceof Error ? e.toString() : String.valueOf(e.getMessage());
        if (!message.equals(trouble)) {
            LOG.warn("This node cannot look for runs: {}", message);
            trouble = message;
        }
    }
}
