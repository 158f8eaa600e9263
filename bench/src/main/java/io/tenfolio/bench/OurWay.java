package io.tenfolio.bench;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/// The product's own: a due slot is queued, claimed and carried through all five steps, until the map shows it.
final class OurWay implements Way {
    private final RunGate gate;
    private final RefreshRun refresh;
    private final Runs runs;
    private final LiveValuations live;

    OurWay(ApplicationContext product) {
        gate = product.getBean(RunGate.class);
        refresh = product.getBean(RefreshRun.class);
        runs = product.getBean(Runs.class);
        live = product.getBean(LiveValuations.class);
        awaitTheMap();
    }

    /// A cluster that has just started may answer its first question too late.
    private void awaitTheMap() {
        for (int tries = 1; ; tries++) {
            try {
                live.shown();
                return;
            } catch (CacheSilent e) {
                if (tries == 50) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Duration value(Slot slot, int portfolios) {
        long begin = System.nanoTime();
        gate.queueDue(slot, World.STEP, "bench", _ -> "");
        var claim = gate.claimNext("bench").orElseThrow();
        var outcome = refresh.run(claim, () -> false);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        check(claim.run(), outcome, portfolios);
        return took;
    }

    /// How long each step of a run took, as its row says.
    Map<Runs.Step, Duration> steps(Slot slot) {
        return runs.took(new RunId(slot, 0));
    }

    private void check(RunId run, Outcome outcome, int portfolios) {
        var counts = runs.find(run).orElseThrow().counts();
        if (outcome != Outcome.PUBLISHED || counts.valued() != portfolios) {
            throw new IllegalStateException("%s ended %s: %s".formatted(run, outcome, counts));
        }
        if (!live.shown().equals(Optional.of(run))) {
            throw new IllegalStateException("%s is not in the map".formatted(run));
        }
    }
}
