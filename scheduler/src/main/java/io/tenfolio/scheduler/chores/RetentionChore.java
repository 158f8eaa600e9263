package io.tenfolio.scheduler.chores;

import io.tenfolio.batch.retention.ForgetExecutions;
import io.tenfolio.batch.retention.ThinValuations;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes room for the values of days to come and lets go of those of days long past. What one firing does not get done the next one does;
/// two at once find each other's work and one of them gives up.
@Component
public class RetentionChore {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionChore.class);
    private static final Duration BEGIN_WITHIN = Duration.ofMinutes(20);

    private final ThinValuations valuations;
    private final ForgetExecutions executions;
    private final Clock clock;

    RetentionChore(ThinValuations valuations, ForgetExecutions executions, Clock clock) {
        this.valuations = valuations;
        this.executions = executions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "30s")
    @SchedulerLock(name = "makeValuationDays", lockAtMostFor = "10m", lockAtLeastFor = "1m")
    public void makeValuationDays() {
        int made = valuations.cut();
        if (made > 0) {
            LOG.info("Made {} partitions for the values of days to come", made);
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "3m")
    @SchedulerLock(name = "thinValuations", lockAtMostFor = "2h", lockAtLeastFor = "1m")
    public void thinValuations() {
        valuations.thin(clock.instant().plus(BEGIN_WITHIN));
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "5m")
    @SchedulerLock(name = "forgetExecutions", lockAtMostFor = "1h", lockAtLeastFor = "1m")
    public void forgetExecutions() {
        int forgotten = executions.forget(clock.instant().plus(BEGIN_WITHIN));
        if (forgotten > 0) {
            LOG.info("Forgot the executions of {} jobs that ended long ago", forgotten);
        }
    }
}
