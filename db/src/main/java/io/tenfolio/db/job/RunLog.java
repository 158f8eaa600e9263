package io.tenfolio.db.job;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.RunId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What nodes logged while they worked on runs: written in portions, thinned by age. Read by [RunHistory].
@Repository
public class RunLog {
    private static final int MESSAGE_LENGTH = 2_000;
    private static final int LOGGER_LENGTH = 120;

    private static final String INTO =
            """
            insert into run_log (slot, revision, at, level, logger, node, message)
            """;
    private static final String THIN =
            """
            delete from run_log
            where  at < :before
            order  by at
            limit  :limit
            """;

    private final JdbcClient jdbc;

    public RunLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A line that is to be written.
    public record NewLine(
            RunId run,
            Instant at,
            LogLine.Level level,
            String logger,
            String node,
            String message) {}

    public void write(List<NewLine> lines) {
        new MultiRowInsert(jdbc, INTO, "(?, ?, ?, ?, ?, ?, ?)")
                .write(lines.stream().map(RunLog::row).toList());
    }

    private static List<Object> row(NewLine line) {
        return List.of(
                line.run().slot().epochSecond(),
                line.run().revision(),
                Utc.of(line.at()),
                line.level().name(),
                tail(line.logger()),
                line.node(),
                head(line.message()));
    }

    /// Removes up to `limit` lines from before `before`; how many went.
    public int thin(Instant before, int limit) {
        return jdbc.sql(THIN).param("before", Utc.of(before)).param("limit", limit).update();
    }

    private static String head(String text) {
        return text.length() <= MESSAGE_LENGTH ? text : text.substring(0, MESSAGE_LENGTH - 1) + "…";
    }

    private static String tail(String name) {
        return name.length() <= LOGGER_LENGTH
                ? name
                : "…" + name.substring(name.length() - LOGGER_LENGTH + 1);
    }
}
