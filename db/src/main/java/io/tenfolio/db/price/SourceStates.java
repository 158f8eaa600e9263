package io.tenfolio.db.price;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.job.SourceReport;
import io.tenfolio.job.SourceReport.Attempt;
import io.tenfolio.job.SourceReport.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How sources do: what schedulers say of their breakers, and what the attempts to ask tell.
@Repository
public class SourceStates {
    private static final String SEEN =
            """
            insert into source_state (node, source, breaker, failures, changed_at, seen_at, at_most_every_seconds)
            values (:node, :source, :breaker, :failures, utc_timestamp(6), utc_timestamp(6), :atMostEvery)
            on duplicate key update
                changed_at = if(breaker = :breaker and failures = :failures, changed_at, utc_timestamp(6)),
                breaker = :breaker, failures = :failures, seen_at = utc_timestamp(6), at_most_every_seconds = :atMostEvery
            """;
    private static final String SOURCES =
            """
            select source
            from   source_state
            where  seen_at > utc_timestamp(6) - interval 2 day
            union
            select distinct source
            from   fetch_attempt
            order  by source
            """;
    private static final String BREAKERS =
            """
            select node, breaker, failures, changed_at, at_most_every_seconds
            from   source_state
            where  source = :source
            and    seen_at > utc_timestamp(6) - interval 1 minute
            order  by node
            """;
    private static final String REST =
            """
            select coalesce(max(at_most_every_seconds), 0)
            from   source_state
            where  source = :source
            and    seen_at > utc_timestamp(6) - interval 2 day
            """;
    private static final String DAY =
            """
            select count(*) as asked, coalesce(sum(outcome = 'FAILED'), 0) as failed, avg(millis) as mean
            from   fetch_attempt
            where  source = :source
            and    outcome in ('ANSWERED', 'FAILED')
            and    started_at > utc_timestamp(6) - interval 1 day
            """;
    private static final String LAST_ANSWER =
            """
            select max(started_at) as last
            from   fetch_attempt
            where  source = :source
            and    outcome = 'ANSWERED'
            """;

    /// An own branch for each outcome, so that each is the end of an index.
    private static final String NEWEST =
            """
            (select id, slot, revision, started_at, millis, outcome, detail, raw_quote_id
             from   fetch_attempt
             where  source = :source
             and    outcome = 'ANSWERED'
             order  by started_at desc
             limit  :limit)
            union all
            (select id, slot, revision, started_at, millis, outcome, detail, raw_quote_id
             from   fetch_attempt
             where  source = :source
             and    outcome = 'FAILED'
             order  by started_at desc
             limit  :limit)
            union all
            (select id, slot, revision, started_at, millis, outcome, detail, raw_quote_id
             from   fetch_attempt
             where  source = :source
             and    outcome = 'SKIPPED'
             order  by started_at desc
             limit  :limit)
            order  by started_at desc
            limit  :limit
            """;

    private final JdbcClient jdbc;

    public SourceStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Renews what a scheduler thinks of a source.
    public void seen(
            String node, String source, Breaker.State state, int failures, Duration atMostEvery) {
        jdbc.sql(SEEN)
                .param("node", node)
                .param("source", source)
                .param("breaker", state.name())
                .param("failures", failures)
                .param("atMostEvery", atMostEvery.toSeconds())
                .update();
    }

    /// Every source, with its newest attempts.
    public List<SourceReport> all(int attempts) {
        return jdbc.sql(SOURCES).query(String.class).list().stream()
                .map(source -> of(source, attempts))
                .toList();
    }

    public SourceReport of(String source, int attempts) {
        var day = day(source);
        return new SourceReport(
                source,
                newest(source, attempts),
                lastAnswer(source).orElse(null),
                day.asked,
                day.failed,
                day.mean,
                Duration.ofSeconds(
                        jdbc.sql(REST).param("source", source).query(Long.class).single()),
                breakers(source));
    }

    private Optional<Instant> lastAnswer(String source) {
        return jdbc.sql(LAST_ANSWER)
                .param("source", source)
                .query((row, _) -> Optional.ofNullable(Utc.instantOrNull(row, "last")))
                .single();
    }

    private record Day(int asked, int failed, @Nullable Duration mean) {}

    private Day day(String source) {
        return jdbc.sql(DAY)
                .param("source", source)
                .query((row, _) ->
                        new Day(
                                row.getInt("asked"),
                                row.getInt("failed"),
                                row.getInt("asked") == 0
                                        ? null
                                        : Duration.ofMillis(row.getLong("mean"))))
                .single();
    }

    private List<Breaker> breakers(String source) {
        return jdbc.sql(BREAKERS)
                .param("source", source)
                .query((row, _) ->
                        new Breaker(
                                row.getString("node"),
                                Breaker.State.valueOf(row.getString("breaker")),
                                row.getInt("failures"),
                                Utc.instant(row, "changed_at")))
                .list();
    }

    private List<Attempt> newest(String source, int limit) {
        return jdbc.sql(NEWEST)
                .param("source", source)
                .param("limit", limit)
                .query((row, _) ->
                        new Attempt(
                                new RunId(
                                        Slot.ofEpochSecond(row.getLong("slot")),
                                        row.getInt("revision")),
                                Utc.instant(row, "started_at"),
                                Duration.ofMillis(row.getLong("millis")),
                                row.getString("outcome"),
                                row.getString("detail"),
                                row.getObject("raw_quote_id", Long.class) != null))
                .list();
    }
}
