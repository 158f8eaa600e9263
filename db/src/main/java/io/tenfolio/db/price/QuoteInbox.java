package io.tenfolio.db.price;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.price.SourceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What sources pushed, word for word: there before the source is answered, each message once.
@Repository
public class QuoteInbox {
    /// The oldest message that is due and that nobody else is working on. Its row stays locked until the transaction ends; a node that dies
    /// meanwhile leaves it to the next one.
    public static final String NEXT =
            """
            select id, source, message_id, body, received_at, attempts
            from   quote_inbox
            where  done_at is null
            and    next_try_at <= utc_timestamp(6)
            order  by next_try_at, id
            limit  1
            for    update skip locked
            """;

    private static final String DONE =
            """
            update quote_inbox
            set    done_at = utc_timestamp(6)
            where  id = :id
            """;

    private static final String RECEIVE =
            """
            insert ignore into quote_inbox (source, message_id, body, received_at, next_try_at)
            values (:source, :messageId, :body, :receivedAt, utc_timestamp(6))
            """;
    private static final String FAILED =
            """
            update quote_inbox
            set    attempts = attempts + 1,
                   next_try_at = utc_timestamp(6) + interval :pause second
            where  id = :id
            """;
    private static final String GIVE_UP =
            """
            update quote_inbox
            set    attempts = attempts + 1,
                   done_at = utc_timestamp(6)
            where  id = :id
            """;
    private static final String WAITING =
            """
            select count(*)
            from   quote_inbox
            where  done_at is null
            """;
    private static final String FORGET =
            """
            delete from quote_inbox
            where  done_at < :before
            order  by done_at
            limit  :limit
            """;

    private final JdbcClient jdbc;

    public QuoteInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A message as it waits.
    ///
    /// @param attempts how often it was tried in vain
    public record Pushed(
            long id,
            SourceName source,
            String messageId,
            byte[] body,
            Instant receivedAt,
            int attempts) {}

    /// Keeps a message unless its source sent it before; whether it is new.
    public boolean receive(SourceName source, String messageId, byte[] body, Instant receivedAt) {
        return jdbc.sql(RECEIVE)
                        .param("source", source.value())
                        .param("messageId", messageId)
                        .param("body", body)
                        .param("receivedAt", Utc.of(receivedAt))
                        .update()
                > 0;
    }

    public static Pushed toPushed(ResultSet row, int number) throws SQLException {
        return new Pushed(
                row.getLong("id"),
                new SourceName(row.getString("source")),
                row.getString("message_id"),
                row.getBytes("body"),
                Utc.instant(row, "received_at"),
                row.getInt("attempts"));
    }

    /// In the transaction that took it.
    public void done(long id) {
        jdbc.sql(DONE).param("id", id).update();
    }

    /// It is tried again after a pause.
    public void failed(long id, long pauseSeconds) {
        jdbc.sql(FAILED).param("id", id).param("pause", pauseSeconds).update();
    }

    /// It is not tried any more.
    public void giveUp(long id) {
        jdbc.sql(GIVE_UP).param("id", id).update();
    }

    /// How many wait to be read.
    public int waiting() {
        return jdbc.sql(WAITING).query(Integer.class).single();
    }

    /// Removes up to `limit` messages that were done before `before`; how many went.
    public int forget(Instant before, int limit) {
        return jdbc.sql(FORGET).param("before", Utc.of(before)).param("limit", limit).update();
    }
}
