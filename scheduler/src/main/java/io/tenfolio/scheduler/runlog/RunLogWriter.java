package io.tenfolio.scheduler.runlog;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.tenfolio.db.job.RunLog;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;

/// Listens to this process's log and writes what belongs to runs, every second, in portions; thins what is old.
public class RunLogWriter implements InitializingBean, DisposableBean {
    private static final int PORTION = 500;
    private static final int THIN_AT_ONCE = 5_000;

    private final RunLog log;
    private final RunLogSettings settings;
    private final Clock clock;
    private final RunLogAppender appender;

    RunLogWriter(RunLog log, RunLogSettings settings, ThisNode self, Clock clock) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.appender = new RunLogAppender(self.name(), settings.linesPerRun());
    }

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            appender.setContext(context);
            appender.start();
            root(context).addAppender(appender);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            root(context).detachAppender(appender);
            appender.stop();
        }
        write();
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Scheduled(fixedDelayString = "1s")
    public void write() {
        var lines = appender.take(PORTION);
        while (!lines.isEmpty()) {
            log.write(lines);
            lines = appender.take(PORTION);
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "3m")
    @SchedulerLock(name = "thinRunLog", lockAtMostFor = "10m", lockAtLeastFor = "1m")
    public void thin() {
        var before = clock.instant().minus(settings.keep());
        while (log.thin(before, THIN_AT_ONCE) == THIN_AT_ONCE) {}
    }
}
