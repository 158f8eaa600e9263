package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When things are due. Schedulers register what they do and ask before they do it; people pause and change it.
@Repository
public class Schedules {
    /// The timetable of slots.
    public static final String TIMETABLE = "refreshPortfolios";

    /// What a person chose stays, unless it no longer is a whole multiple of the step.
    private static final String REGISTER =
            """
            insert into schedule (name, kind, step_seconds, every_seconds)
            values (:name, :kind, :step, :step)
            on duplicate key update
                kind = :kind,
                every_seconds = if(every_seconds >= :step and every_seconds mod :step = 0 and step_seconds = :step, every_seconds, :step),
                step_seconds = :step
            """;

    private static final String COLUMNS =
            """
            select name, kind, step_seconds, every_seconds, paused, changed_at, changed_by, change_why, fired_at, took_millis, fired_by, outcome
            from   schedule
            """;
    private static final String CHANGE =
            """
            update schedule
            set    every_seconds = :every,
                   paused = :paused,
                   changed_at = utc_timestamp(6),
                   changed_by = :by,
                   change_why = left(:why, 500)
            where  name = :name
            """;
    private static final String FIRED =
            """
            update schedule
            set    fired_at = utc_timestamp(6) - interval :micros microsecond,
                   took_millis = :millis,
                   fired_by = :node,
                   outcome = left(:outcome, 500)
            where  name = :name
            """;

    private final JdbcClient jdbc;

    public Schedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void register(String name, Schedule.Kind kind, Duration step) {
        jdbc.sql(REGISTER)
                .param("name", name)
                .param("kind", kind.name())
                .param("step", step.toSeconds())
                .update();
    }

    /// The timetable first, then chores by name.
    public List<Schedule> all() {
        return jdbc.sql(COLUMNS + "order  by kind desc, name").query(Schedules::toSchedule).list();
    }

    public Optional<Schedule> find(String name) {
        return jdbc.sql(COLUMNS + "where  name = :name")
                .param("name", name)
                .query(Schedules::toSchedule)
                .optional();
    }

    /// Locked until the caller's transaction ends.
    public Optional<Schedule> lock(String name) {
        return jdbc.sql(COLUMNS + "where  name = :name\nfor    update")
                .param("name", name)
                .query(Schedules::toSchedule)
                .optional();
    }

    public void change(String name, Duration every, boolean paused, String by, String why) {
        jdbc.sql(CHANGE)
                .param("every", every.toSeconds())
                .param("paused", paused)
                .param("by", by)
                .param("why", why)
                .param("name", name)
                .update();
    }

    /// Writes that it was done just now; `outcome` is "" when it went well.
    public void fired(String name, Duration took, String node, String outcome) {
        jdbc.sql(FIRED)
                .param("micros", took.toNanos() / 1_000)
                .param("millis", took.toMillis())
                .param("node", node)
                .param("outcome", outcome)
                .param("name", name)
                .update();
    }

    private static Schedule toSchedule(ResultSet row, int number) throws SQLException {
        var millis = row.getObject("took_millis", Long.class);
        return new Schedule(
                row.getString("name"),
                Schedule.Kind.valueOf(row.getString("kind")),
                Duration.ofSeconds(row.getLong("step_seconds")),
                Duration.ofSeconds(row.getLong("every_seconds")),
                row.getBoolean("paused"),
                Utc.instantOrNull(row, "fired_at"),
                millis == null ? null : Duration.ofMillis(millis),
                row.getString("fired_by"),
                row.getString("outcome"),
                Utc.instantOrNull(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("change_why"));
    }
}
