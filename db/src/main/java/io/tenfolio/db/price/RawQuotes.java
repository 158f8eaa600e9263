package io.tenfolio.db.price;

import static java.util.stream.Collectors.joining;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What sources answered, word for word, the same answer once; and how each attempt to ask ended.
@Repository
public class RawQuotes {
    private static final int DETAIL_LENGTH = 500;
    private static final int TYPE_LENGTH = 200;

    private static final String KNOWN =
            """
            select id
            from   raw_quote
            where  source = :source
            and    hash = :hash
            """;
    private static final String STORE =
            """
            insert ignore into raw_quote (source, hash, fetched_at, content_type, body)
            values (:source, :hash, :fetchedAt, :contentType, :body)
            """;
    private static final String READ =
            """
            select source, fetched_at, content_type, body
            from   raw_quote
            where  id = :id
            """;
    private static final String RECORD =
            """
            insert into fetch_attempt (slot, revision, source, started_at, millis, outcome, detail, raw_quote_id)
            values (:slot, :revision, :source, :startedAt, :millis, :outcome, :detail, :rawQuote)
            """;
    private static final String OF_RUN =
            """
            select slot, revision, source, started_at, millis, outcome, detail, raw_quote_id
            from   fetch_attempt
            where  slot = :slot
            and    revision = :revision
            order  by id
            """;
    // for each source one step to the end of the index (source, outcome, started_at), however many
    // attempts there were
    static final String LAST_ANSWERS =
            """
            select *
            from   (select asked.source,
                           (select answered.started_at
                            from   fetch_attempt answered
                            where  answered.source = asked.source
                            and    answered.outcome = 'ANSWERED'
                            order  by answered.started_at desc
                            limit  1) as last
                    from   json_table(:sources, '$[*]' columns (source varchar(40) path '$')) asked) told
            where  last is not null
            """;
    private static final String THIN =
            """
            delete from raw_quote
            where  fetched_at < :before
            and    not exists (select 1
                               from   price
                               where  price.raw_quote_id = raw_quote.id)
            and    not exists (select 1
                               from   rate
                               where  rate.raw_quote_id = raw_quote.id)
            order  by fetched_at
            limit  :limit
            """;

    private static final String OLD_ATTEMPTS =
            """
            select id
            from   fetch_attempt old
            where  started_at < :before
            and    (outcome <> 'ANSWERED'
                    or exists (select 1
                               from   fetch_attempt later
                               where  later.source = old.source
                               and    later.outcome = 'ANSWERED'
                               and    later.started_at > old.started_at))
            order  by id
            limit  :limit
            """;
    private static final String FORGET_ATTEMPTS =
            """
            delete from fetch_attempt
            where  id in (:ids)
            """;

    private final JdbcClient jdbc;

    public RawQuotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How an attempt to ask a source ended.
    public enum Outcome {
        ANSWERED,
        FAILED,
        SKIPPED,
        NOT_DUE
    }

    public record Fetch(
            RunId run,
            SourceName source,
            Instant startedAt,
            Duration took,
            Outcome outcome,
            String detail,
            Optional<Long> rawQuote) {}

    /// Stores the answer unless the same one is there; its row's number either way.
    public long store(RawQuote answer) {
        var hash = hash(answer.body());
        return known(answer.source(), hash).orElseGet(() -> insert(answer, hash));
    }

    private long insert(RawQuote answer, byte[] hash) {
        jdbc.sql(STORE)
                .param("source", answer.source().value())
                .param("hash", hash)
                .param("fetchedAt", Utc.of(answer.fetchedAt()))
                .param("contentType", cut(answer.contentType(), TYPE_LENGTH))
                .param("body", Deflated.of(answer.body()))
                .update();
        return known(answer.source(), hash).orElseThrow();
    }

    private Optional<Long> known(SourceName source, byte[] hash) {
        return jdbc.sql(KNOWN)
                .param("source", source.value())
                .param("hash", hash)
                .query(Long.class)
                .optional();
    }

    public RawQuote read(long id) {
        return jdbc.sql(READ)
                .param("id", id)
                .query((row, _) ->
                        new RawQuote(
                                new SourceName(row.getString("source")),
                                Utc.instant(row, "fetched_at"),
                                row.getString("content_type"),
                                Deflated.restore(row.getBytes("body"))))
                .single();
    }

    public void record(Fetch fetch) {
        jdbc.sql(RECORD)
                .param("slot", fetch.run().slot().epochSecond())
                .param("revision", fetch.run().revision())
                .param("source", fetch.source().value())
                .param("startedAt", Utc.of(fetch.startedAt()))
                .param("millis", fetch.took().toMillis())
                .param("outcome", fetch.outcome().name())
                .param("detail", cut(fetch.detail(), DETAIL_LENGTH))
                .param("rawQuote", fetch.rawQuote().orElse(null))
                .update();
    }

    /// What `run` fetched.
    public List<Fetch> of(RunId run) {
        return jdbc.sql(OF_RUN)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) -> toFetch(row))
                .list();
    }

    /// When each of `sources` was last asked and answered; those that never answered are left out.
    public Map<SourceName, Instant> lastAnswers(Collection<SourceName> sources) {
        var last = new LinkedHashMap<SourceName, Instant>();
        jdbc.sql(LAST_ANSWERS)
                .param("sources", json(sources))
                .query(row -> {
                    last.put(new SourceName(row.getString("source")), Utc.instant(row, "last"));
                });
        return last;
    }

    static String json(Collection<SourceName> sources) {
        return sources.stream()
                .map(source -> "\"" + source.value() + "\"")
                .collect(joining(",", "[", "]"));
    }

    /// Removes up to `limit` answers fetched before `before` from which no price or rate was chosen, oldest first; how many went.
    /// Prices and rates are kept for ever, and with them the answers they came from.
    public int thin(Instant before, int limit) {
        return jdbc.sql(THIN).param("before", Utc.of(before)).param("limit", limit).update();
    }

    /// Removes up to `limit` attempts from before `before`, oldest first, but each source's last answer; how many went.
    public int thinAttempts(Instant before, int limit) {
        var old =
                jdbc.sql(OLD_ATTEMPTS)
                        .param("before", Utc.of(before))
                        .param("limit", limit)
                        .query(Long.class)
                        .list();
        return old.isEmpty() ? 0 : jdbc.sql(FORGET_ATTEMPTS).param("ids", old).update();
    }

    private static Fetch toFetch(ResultSet row) throws SQLException {
        return new Fetch(
                new RunId(Slot.ofEpochSecond(row.getLong("slot")), row.getInt("revision")),
                new SourceName(row.getString("source")),
                Utc.instant(row, "started_at"),
                Duration.ofMillis(row.getLong("millis")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                Optional.ofNullable(row.getObject("raw_quote_id", Long.class)));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
