package io.tenfolio.scheduler.runlog;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.tenfolio.batch.refresh.RunMark;
import io.tenfolio.db.job.RunLog.NewLine;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Picks out of everything that is logged what carries a run's mark. Never waits and never grows: what finds no place is counted, and a run
/// that says too much is cut short.
final class RunLogAppender extends AppenderBase<ILoggingEvent> {
    private static final int WAITING_AT_MOST = 2_000;
    private static final int RUNS_COUNTED = 20;
    private static final int CAUSES_TOLD = 4;
    private static final String OURS = "io.tenfolio.";

    private final String node;
    private final int linesPerRun;
    private final BlockingQueue<NewLine> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Map<RunId, Integer> said =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<RunId, Integer> eldest) {
                    return size() > RUNS_COUNTED;
                }
            };

    RunLogAppender(String node, int linesPerRun) {
        this.node = node;
        this.linesPerRun = linesPerRun;
        setName("run-log");
    }

    @Override
    protected void append(ILoggingEvent event) {
        var run = RunMark.of(event.getMDCPropertyMap());
        var level = level(event);
        if (run.isPresent() && isWorthKeeping(level, event.getLoggerName())) {
            keep(run.get(), level, event);
        }
    }

    /// What the frameworks say about themselves explains nothing unless it is a warning.
    private static boolean isWorthKeeping(LogLine.Level level, String logger) {
        return level.compareTo(LogLine.Level.WARN) <= 0
                || level == LogLine.Level.INFO && logger.startsWith(OURS);
    }

    private void keep(RunId run, LogLine.Level level, ILoggingEvent event) {
        int before;
        synchronized (said) {
            before = said.merge(run, 1, Integer::sum) - 1;
        }
        boolean grave = level.compareTo(LogLine.Level.WARN) <= 0;
        int limit = grave ? 2 * linesPerRun : linesPerRun;
        if (before < limit) {
            waiting.offer(line(run, level, event, words(event)));
        } else if (before == limit) {
            waiting.offer(
                    line(
                            run,
                            level,
                            event,
                            "More was logged than is kept of a run; see the node's own log."));
        }
    }

    private NewLine line(RunId run, LogLine.Level level, ILoggingEvent event, String message) {
        return new NewLine(
                run,
                event.getInstant() == null
                        ? Instant.ofEpochMilli(event.getTimeStamp())
                        : event.getInstant(),
                level,
                event.getLoggerName(),
                node,
                message);
    }

    private static String words(ILoggingEvent event) {
        var words = new StringBuilder(event.getFormattedMessage());
        @Nullable IThrowableProxy cause = event.getThrowableProxy();
        for (int told = 0; cause != null && told < CAUSES_TOLD; told++, cause = cause.getCause()) {
            words.append("\n  ")
                    .append(told == 0 ? "" : "caused by ")
                    .append(cause.getClassName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return Secrets.hidden(words.toString());
    }

    private static LogLine.Level level(ILoggingEvent event) {
        return switch (event.getLevel().levelStr) {
            case "ERROR" -> LogLine.Level.ERROR;
            case "WARN" -> LogLine.Level.WARN;
            case "INFO" -> LogLine.Level.INFO;
            default -> LogLine.Level.DEBUG;
        };
    }

    /// What waits to be written, at most `limit` lines.
    List<NewLine> take(int limit) {
        var lines = new ArrayList<NewLine>();
        waiting.drainTo(lines, limit);
        return lines;
    }
}
