package io.tenfolio.scheduler.recovery;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.batch.refresh.Executions;
import io.tenfolio.batch.refresh.LiveCopy;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.scheduler.health.ThisNode;
import io.tenfolio.scheduler.timetable.DueSlots;
import io.tenfolio.scheduler.timetable.TimetableSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares what should be with what is, by the database's clock, and repairs the difference with a written reason: a due slot that Quartz
/// did not fire, executions nobody holds, frozen triggers, a cache that shows another run than the newest.
@Component
class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /// How long Quartz may take to fire a slot before this looks after it. Zero at start: nobody else queues the current slot then.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final DueSlots dueSlots;
    private final TimetableSettings timetable;
    private final Executions executions;
    private final FrozenTriggers triggers;
    private final LiveCopy copy;
    private final Runs runs;
    private final AuditTrail audit;
    private final ThisNode self;
    private final Clock clock;
    private boolean started;

    Reconciler(
            DueSlots dueSlots,
            TimetableSettings timetable,
            Executions executions,
            FrozenTriggers triggers,
            LiveCopy copy,
            Runs runs,
            AuditTrail audit,
            ThisNode self,
            Clock clock) {
        this.dueSlots = dueSlots;
        this.timetable = timetable;
        this.executions = executions;
        this.triggers = triggers;
        this.copy = copy;
        this.runs = runs;
        this.audit = audit;
        this.self = self;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "3s", initialDelayString = "0s")
    void reconcile() {
        attempt("the due slot", this::dueSlot);
        attempt("executions", () -> executions.repair(this::holds));
        attempt("triggers", triggers::repair);
        attempt("the cache", this::cache);
    }

    private List<String> dueSlot() {
        var current = timetable.current(clock);
        var late = current.start().plus(GRACE).isBefore(clock.instant());
        if (!started || late) {
            var noticedBy = started ? "reconciler" : "start";
            var queued = dueSlots.queue(current, noticedBy);
            var repaired = queued && started;
            started = true;
            return repaired
                    ? List.of("Queued slot %s, which nothing had fired".formatted(current.start()))
                    : List.of();
        }
        return List.of();
    }

    /// Not while the node that published may still be telling the cache.
    private List<String> cache() {
        var settled = clock.instant().minus(GRACE);
        var newest = runs.latestPublished().flatMap(Run::finishedAt);
        if (newest.isEmpty() || newest.get().isAfter(settled)) {
            return List.of();
        }
        return copy.refresh()
                .map(run -> List.of("Showed run %s, which the cache did not show".formatted(run)))
                .orElse(List.of());
    }

    private boolean holds(Claim claim) {
        return runs.find(claim.run())
                .filter(run -> run.state() == RunState.RUNNING && run.epoch() == claim.epoch())
                .isPresent();
    }

    /// One repair that cannot be done does not keep the others from being done.
    private void attempt(String what, Supplier<List<String>> repair) {
        try {
            repair.get().forEach(this::write);
        } catch (RuntimeException e) {
            LOG.warn("Could not reconcile {}: {}", what, e.getMessage());
        }
    }

    private void write(String reason) {
        LOG.warn("Repaired: {}", reason);
        audit.write(
                new AuditEntry("scheduler " + self.name(), "run.repair", "runs", reason, "", ""));
    }
}
