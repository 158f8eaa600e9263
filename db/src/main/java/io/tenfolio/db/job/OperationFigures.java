package io.tenfolio.db.job;

import io.tenfolio.db.access.LoginSessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What whoever watches the installation counts: a few small questions, the times told by the database.
@Repository
public class OperationFigures {
    private static final String RUNS =
            """
            select state, count(*) as n
            from   run
            where  slot > unix_timestamp() - 86400
            group  by state
            """;
    private static final String PUBLISHED_AGE =
            """
            select unix_timestamp() - slot
            from   run
            where  state = 'PUBLISHED'
            order  by slot desc
            limit  1
            """;
    private static final String PRICE_AGE =
            """
            select timestampdiff(second, recorded_at, utc_timestamp(6))
            from   price
            order  by recorded_at desc
            limit  1
            """;
    private static final String ATTEMPTS =
            """
            select source, outcome, count(*) as n
            from   fetch_attempt
            where  started_at > utc_timestamp(6) - interval 1 hour
            group  by source, outcome
            """;
    private static final String OPEN_LETTERS =
            """
            select count(*)
            from   dead_letter
            where  resolved_at is null
            """;
    private static final String OPEN_REQUESTS =
            """
            select count(*)
            from   job_request
            where  state = 'OPEN'
            """;

    private static final String BREAKERS =
            """
            select node, source, breaker
            from   source_state
            where  seen_at > utc_timestamp(6) - interval 1 minute
            order  by node, source
            """;
    private static final String OPEN_SESSIONS =
            """
            select count(*)
            from   login_session s
            join   app_user u on u.id = s.user_id
            where  s.ended_at is null
            and    s.role = u.role
            and    u.enabled
            and    s.seen_at > utc_timestamp(6) - interval :idle second
            """;

    private final JdbcClient jdbc;

    public OperationFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How often a source's attempts of the last hour ended like this.
    public record Attempts(String source, String outcome, long count) {}

    /// What one scheduler's circuit breaker does with a source: CLOSED, OPEN or TRYING.
    public record Breaker(String node, String source, String state) {}

    /// Runs of the last 24 hours by the name of their state.
    public Map<String, Long> runs() {
        var runs = new HashMap<String, Long>();
        jdbc.sql(RUNS)
                .query((row, _) -> Map.entry(row.getString("state"), row.getLong("n")))
                .list()
                .forEach(one -> runs.put(one.getKey(), one.getValue()));
        return runs;
    }

    /// Seconds since the slot of the newest published run; empty when there is none.
    public OptionalLong publishedAge() {
        return seconds(PUBLISHED_AGE);
    }

    /// Seconds since the newest price was recorded; empty when there is none.
    public OptionalLong priceAge() {
        return seconds(PRICE_AGE);
    }

    public List<Attempts> attempts() {
        return jdbc.sql(ATTEMPTS)
                .query((row, _) ->
                        new Attempts(
                                row.getString("source"),
                                row.getString("outcome"),
                                row.getLong("n")))
                .list();
    }

    /// As the schedulers that are there say.
    public List<Breaker> breakers() {
        return jdbc.sql(BREAKERS)
                .query((row, _) ->
                        new Breaker(
                                row.getString("node"),
                                row.getString("source"),
                                row.getString("breaker")))
                .list();
    }

    /// In how many places people are logged in, on all nodes.
    public long openSessions() {
        return jdbc.sql(OPEN_SESSIONS)
                .param("idle", LoginSessions.IDLE.toSeconds())
                .query(Long.class)
                .single();
    }

    public long openDeadLetters() {
        return jdbc.sql(OPEN_LETTERS).query(Long.class).single();
    }

    public long openRequests() {
        return jdbc.sql(OPEN_REQUESTS).query(Long.class).single();
    }

    private OptionalLong seconds(String sql) {
        return jdbc.sql(sql)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
