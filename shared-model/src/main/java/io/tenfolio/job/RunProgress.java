package io.tenfolio.job;

import java.time.Duration;
import java.util.Optional;

/// How far a run is: blocks of portfolios stored of all there are.
public record RunProgress(int done, int all) {
    public static final RunProgress NONE = new RunProgress(0, 0);

    public RunProgress {
        if (done < 0 || all < 0) {
            throw new IllegalArgumentException("Blocks are counted from nought");
        }
    }

    /// From 0 to 1.
    public double fraction() {
        return all == 0 ? 0 : Math.min(1, (double) done / all);
    }

    /// How long the rest takes at the pace so far; empty before the first block and when nothing is left.
    public Optional<Duration> left(Duration sofar) {
        return done == 0 || done >= all
                ? Optional.empty()
                : Optional.of(sofar.multipliedBy(all - done).dividedBy(done));
    }
}
