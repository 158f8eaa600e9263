package io.tenfolio.scheduler.report;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.batch.report.ReportSettings;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.report.ReportFiles;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes files of reports whose time is over. Nobody can have them from that moment on; here they go.
@Component
public class ReportRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRetention.class);

    private final ReportFiles files;
    private final ReportSettings settings;
    private final AuditTrail audit;

    ReportRetention(ReportFiles files, ReportSettings settings, AuditTrail audit) {
        this.files = files;
        this.settings = settings;
        this.audit = audit;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "3m")
    @SchedulerLock(name = "reportRetention", lockAtMostFor = "30m", lockAtLeastFor = "1m")
    public void removeExpired() {
        int removed = files.removeExpired(settings.keepDays());
        if (removed > 0) {
            LOG.info("Removed {} expired files of reports", removed);
            audit.write(
                    new AuditEntry(
                            "chores",
                            "report.expire",
                            "files of reports",
                            "their time is over",
                            "",
                            removed + " files"));
        }
    }
}
