package io.tenfolio.scheduler.chores;

import io.tenfolio.batch.valuation.CloseCorrections;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets closes of past days follow what came late. Whatever it does not get done, or another node does at the same time, is done
/// right the next time: who holds a portfolio's mark decides, not the lock of the chore.
@Component
public class CloseChore {
    private static final int PORTFOLIOS_AT_ONCE = 50;
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final CloseCorrections corrections;
    private final Clock clock;

    CloseChore(CloseCorrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5s", initialDelayString = "20s")
    @SchedulerLock(name = "correctCloses", lockAtMostFor = "10m")
    public void correctCloses() {
        corrections.markLate();
        var until = clock.instant().plus(AT_MOST);
        while (corrections.correct(PORTFOLIOS_AT_ONCE) == PORTFOLIOS_AT_ONCE
                && clock.instant().isBefore(until)) {}
    }
}
