package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.HourOfRuns;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunDetail;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunProgress;
import io.tenfolio.job.RunState;
import io.tenfolio.job.StepReport;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What operators read of runs: lists by key, one run whole, its log. It reads Spring Batch's tables too, and changes nothing.
@Repository
public class RunHistory {
    private static final Pattern CLASS_NAME = Pattern.compile("^[a-z][\\w$]*(\\.[\\w$]+)+: ");

    private static final String COLUMNS =
            "select " + RunRows.COLUMNS + "from   run\nwhere  1 = 1\n";

    private static final String BETWEEN =
            COLUMNS
                    + """
                    and    slot >= :from
                    and    slot < :until
                    order  by slot, revision
                    """;

    private static final String HOURS =
            """
            select slot div 3600 as hour, best, count(*) as slots
            from   (select slot,
                           if(max(state = 'PUBLISHED') = 1,
                              'PUBLISHED',
                              substr(max(concat(lpad(revision, 9, '0'), state)), 10)) as best
                    from   run
                    where  slot >= :from
                    and    slot < :until
                    group  by slot) each_slot
            group  by hour, best
            order  by hour
            """;

    private static final String REVISIONS =
            """
            select revision
            from   run
            where  slot = :slot
            order  by revision
            """;

    /// All attempts of all executions of a run, in the order they began.
    private static final String STEPS =
            """
            select s.STEP_EXECUTION_ID, s.STEP_NAME, s.STATUS, s.START_TIME, s.END_TIME, s.READ_COUNT, s.WRITE_COUNT,
                   s.READ_SKIP_COUNT + s.PROCESS_SKIP_COUNT + s.WRITE_SKIP_COUNT as skipped, s.EXIT_MESSAGE
            from   BATCH_JOB_EXECUTION_PARAMS slot
            join   BATCH_JOB_EXECUTION_PARAMS revision
                   on  revision.JOB_EXECUTION_ID = slot.JOB_EXECUTION_ID
                   and revision.PARAMETER_NAME = 'revision'
                   and revision.PARAMETER_VALUE = :revision
            join   BATCH_JOB_EXECUTION e on e.JOB_EXECUTION_ID = slot.JOB_EXECUTION_ID
            join   BATCH_JOB_INSTANCE i on i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
            join   BATCH_STEP_EXECUTION s on s.JOB_EXECUTION_ID = slot.JOB_EXECUTION_ID
            where  slot.PARAMETER_NAME = 'slot'
            and    slot.PARAMETER_VALUE = :slot
            and    i.JOB_NAME = 'refreshPortfolios'
            order  by s.STEP_EXECUTION_ID
            """;

    private static final String BLOCKS_DONE =
            """
            select count(*)
            from   run_block
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String HIGHEST_PORTFOLIO =
            """
            select coalesce(max(id), 0)
            from   portfolio
            """;

    private static final String MARKET =
            """
            select length(prices) div 9 as prices, length(rates) div 8 as rates
            from   run_market
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String DEAD =
            """
            select count(*)
            from   dead_letter
            where  slot = :slot
            and    revision = :revision
            """;

    private static final String LOG =
            """
            select id, at, level, logger, node, message
            from   run_log
            where  slot = :slot
            and    revision = :revision
            and    level in (:levels)
            order  by id desc
            limit  :limit
            """;

    private final JdbcClient jdbc;
    private final BlockLayout layout;
    private final Runs runs;
    private final JobRequests requests;

    public RunHistory(JdbcClient jdbc, BlockLayout layout, Runs runs, JobRequests requests) {
        this.jdbc = jdbc;
        this.layout = layout;
        this.runs = runs;
        this.requests = requests;
    }

    /// The newest runs that match, those before `before` when it is given.
    public List<Run> page(RunFilter filter, @Nullable RunId before, int limit) {
        var sql = new StringBuilder(COLUMNS);
        var values = new HashMap<String, Object>();
        if (before != null) {
            sql.append("and    slot <= :slot\nand    (slot < :slot or revision < :revision)\n");
            values.put("slot", before.slot().epochSecond());
            values.put("revision", before.revision());
        }
        narrow(filter, sql, values);
        sql.append("order  by slot desc, revision desc\nlimit  ").append(limit);
        return jdbc.sql(sql.toString()).params(values).query(RunRows::toRun).list();
    }

    private static void narrow(
            RunFilter filter, StringBuilder sql, HashMap<String, Object> values) {
        if (filter.state() != null) {
            sql.append("and    state = :state\n");
            values.put("state", filter.state().name());
        }
        if (filter.from() != null) {
            sql.append("and    slot >= :from\n");
            values.put("from", filter.from().getEpochSecond());
        }
        if (filter.to() != null) {
            sql.append("and    slot <= :to\n");
            values.put("to", filter.to().getEpochSecond());
        }
        if (!filter.requestedBy().isEmpty()) {
            sql.append("and    requested_by = :by\n");
            values.put("by", filter.requestedBy());
        }
        if (filter.revision() != null) {
            sql.append("and    revision = :onlyRevision\n");
            values.put("onlyRevision", filter.revision());
        }
    }

    /// All runs of the slots from `from` on that begin before `until`, oldest first.
    public List<Run> between(Instant from, Instant until) {
        return jdbc.sql(BETWEEN)
                .param("from", from.getEpochSecond())
                .param("until", until.getEpochSecond())
                .query(RunRows::toRun)
                .list();
    }

    /// The hours in which there are slots from `from` on and before `until`, oldest first.
    public List<HourOfRuns> hours(Instant from, Instant until) {
        var hours = new TreeMap<Instant, Map<RunState, Integer>>();
        jdbc.sql(HOURS)
                .param("from", from.getEpochSecond())
                .param("until", until.getEpochSecond())
                .query(
                        (RowCallbackHandler)
                                row ->
                                        hours.computeIfAbsent(
                                                        Instant.ofEpochSecond(
                                                                row.getLong("hour") * 3_600),
                                                        _ -> new EnumMap<>(RunState.class))
                                                .put(
                                                        RunState.valueOf(row.getString("best")),
                                                        row.getInt("slots")));
        return hours.entrySet().stream()
                .map(hour -> new HourOfRuns(hour.getKey(), hour.getValue()))
                .toList();
    }

    public Optional<RunDetail> detail(RunId id) {
        return runs.find(id).map(this::detail);
    }

    private RunDetail detail(Run run) {
        var id = run.id();
        var took = new HashMap<String, Duration>();
        runs.took(id).forEach((step, duration) -> took.put(step.name(), duration));
        return new RunDetail(
                run,
                steps(id),
                progress(id),
                of(MARKET, id)
                        .query((row, _) ->
                                new RunDetail.Market(row.getInt("prices"), row.getInt("rates")))
                        .optional()
                        .orElse(new RunDetail.Market(0, 0)),
                of(DEAD, id).query(Integer.class).single(),
                requests.of(id),
                jdbc.sql(REVISIONS)
                        .param("slot", id.slot().epochSecond())
                        .query(Integer.class)
                        .list(),
                took);
    }

    public List<StepReport> steps(RunId run) {
        return jdbc.sql(STEPS)
                .param("slot", Long.toString(run.slot().epochSecond()))
                .param("revision", Integer.toString(run.revision()))
                .query(RunHistory::toStep)
                .list();
    }

    /// How many blocks of portfolios are stored, of all there are.
    public RunProgress progress(RunId run) {
        long highest = jdbc.sql(HIGHEST_PORTFOLIO).query(Long.class).single();
        int all = highest == 0 ? 0 : layout.blockOf(new PortfolioId(highest)) + 1;
        return new RunProgress(of(BLOCKS_DONE, run).query(Integer.class).single(), all);
    }

    /// The newest lines of a run's log, `atLeast` as grave; oldest first.
    public List<LogLine> log(RunId run, LogLine.Level atLeast, int limit) {
        var levels = new ArrayList<String>();
        for (var level : LogLine.Level.values()) {
            if (level.compareTo(atLeast) <= 0) {
                levels.add(level.name());
            }
        }
        return of(LOG, run)
                .param("levels", levels)
                .param("limit", limit)
                .query((row, _) ->
                        new LogLine(
                                row.getLong("id"),
                                Utc.instant(row, "at"),
                                LogLine.Level.valueOf(row.getString("level")),
                                row.getString("logger"),
                                row.getString("node"),
                                row.getString("message")))
                .list()
                .reversed();
    }

    /// The framework binds its times as timestamps, which our connections write in UTC like all others.
    private static StepReport toStep(ResultSet row, int number) throws SQLException {
        var status = row.getString("STATUS");
        return new StepReport(
                row.getLong("STEP_EXECUTION_ID"),
                row.getString("STEP_NAME"),
                status,
                Utc.instantOrNull(row, "START_TIME"),
                Utc.instantOrNull(row, "END_TIME"),
                row.getLong("READ_COUNT"),
                row.getLong("WRITE_COUNT"),
                row.getLong("skipped"),
                status.equals("FAILED") ? firstLine(row.getString("EXIT_MESSAGE")) : "");
    }

    /// Without the name of the exception's class, which tells an operator nothing.
    private static String firstLine(@Nullable String message) {
        return message == null
                ? ""
                : message.lines()
                        .findFirst()
                        .map(line -> CLASS_NAME.matcher(line).replaceFirst(""))
                        .orElse("");
    }

    private JdbcClient.StatementSpec of(String sql, RunId run) {
        return jdbc.sql(sql)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision());
    }
}
