package io.tenfolio.db.api;

import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Answers under the key that the client gave its request, so that the same request coming again gets the same answer and does
/// nothing. Key, effect and answer are of one transaction: either all are there or none. Of two at once the second waits for the first
/// at the primary key.
@Repository
public class KeptAnswers {
    private static final String CLAIM =
            """
            insert into api_answer (user_id, idem_key, request_hash, created_at, expires_at)
            values (:user, :key, :hash, utc_timestamp(6), utc_timestamp(6) + interval :seconds second)
            """;
    private static final String KEEP =
            """
            update api_answer
            set    status = :status,
                   content_type = :contentType,
                   location = :location,
                   body = :body
            where  user_id = :user
            and    idem_key = :key
            """;
    private static final String FIND =
            """
            select request_hash, status, content_type, location, body
            from   api_answer
            where  user_id = :user
            and    idem_key = :key
            lock in share mode
            """;
    private static final String FORGET_THIS =
            """
            delete from api_answer
            where  user_id = :user
            and    idem_key = :key
            and    expires_at < utc_timestamp(6)
            """;
    private static final String FORGET =
            """
            delete from api_answer
            where  expires_at < utc_timestamp(6)
            order  by expires_at
            limit  100
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public KeptAnswers(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// What was answered, to the byte.
    public record Answer(int status, String contentType, String location, byte[] body) {}

    /// A request as its client named it, and what it asks, as a hash.
    public record Asked(UserId user, byte[] key, byte[] requestHash) {}

    /// The answer kept for this key, or else that of `work`, which is kept in the transaction of the work. What `work` throws undoes all,
    /// the key as well.
    ///
    /// @throws KeyUsedOtherwise if the key was given to another request
    public Optional<Answer> answerOnce(Asked asked, Duration kept, Supplier<Answer> work) {
        return transactions.call(() -> {
            jdbc.sql(FORGET_THIS)
                    .param("user", asked.user().value())
                    .param("key", asked.key())
                    .update();
            if (!claim(asked, kept)) {
                return Optional.of(known(asked));
            }
            keep(asked, work.get());
            return Optional.<Answer>empty();
        });
    }

    /// Removes some of what is expired.
    public void forget() {
        jdbc.sql(FORGET).update();
    }

    private boolean claim(Asked asked, Duration kept) {
        try {
            jdbc.sql(CLAIM)
                    .param("user", asked.user().value())
                    .param("key", asked.key())
                    .param("hash", asked.requestHash())
                    .param("seconds", kept.toSeconds())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void keep(Asked asked, Answer answer) {
        jdbc.sql(KEEP)
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("user", asked.user().value())
                .param("key", asked.key())
                .update();
    }

    private Answer known(Asked asked) {
        var row =
                jdbc.sql(FIND)
                        .param("user", asked.user().value())
                        .param("key", asked.key())
                        .query((found, _) -> toRow(found))
                        .single();
        if (!Arrays.equals(row.requestHash, asked.requestHash())) {
            throw new KeyUsedOtherwise();
        }
        return row.answer;
    }

    private record Row(byte[] requestHash, Answer answer) {}

    private static Row toRow(ResultSet row) throws SQLException {
        byte @Nullable [] body = row.getBytes("body");
        return new Row(
                row.getBytes("request_hash"),
                new Answer(
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        body == null ? new byte[0] : body));
    }
}
