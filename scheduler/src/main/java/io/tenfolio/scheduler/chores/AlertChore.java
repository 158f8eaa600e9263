package io.tenfolio.scheduler.chores;

import io.tenfolio.batch.alert.RaiseAlerts;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells people of a run soon after it was published. Two nodes at once tell nobody twice: the table does not take it.
@Component
public class AlertChore {
    private final RaiseAlerts alerts;

    AlertChore(RaiseAlerts alerts) {
        this.alerts = alerts;
    }

    @Scheduled(fixedDelayString = "5s", initialDelayString = "15s")
    @SchedulerLock(name = "raiseAlerts", lockAtMostFor = "5m")
    public void raiseAlerts() {
        alerts.raise();
    }
}
