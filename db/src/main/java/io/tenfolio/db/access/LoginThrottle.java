package io.tenfolio.db.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Failed logins that have not been forgotten: each one makes the next wait longer, none locks out for good.
///
/// Three are free; then the wait after the last failure doubles from one second up to [#LONGEST_WAIT], and an hour after the last
/// failure all is forgotten. Times are the database's. What is throttled is kept as a hash: a mistyped login may be a password.
@Repository
public class LoginThrottle {
    public static final int FREE_FAILURES = 3;
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final int DOUBLINGS = 10;
    private static final String FAILURES =
            """
            select failures, timestampdiff(microsecond, last_failure, utc_timestamp(6)) as since
            from   login_throttle
            where  bucket = :bucket
            and    last_failure > utc_timestamp(6) - interval 1 hour
            """;
    private static final String FAILED =
            """
            insert into login_throttle (bucket, failures, last_failure)
            values (:bucket, 1, utc_timestamp(6))
            on duplicate key update
                failures     = if(last_failure > utc_timestamp(6) - interval 1 hour, least(failures + 1, 1000), 1),
                last_failure = utc_timestamp(6)
            """;
    private static final String SUCCEEDED =
            """
            delete from login_throttle
            where  bucket = :bucket
            """;
    private static final String FORGET =
            """
            delete from login_throttle
            where  last_failure < utc_timestamp(6) - interval 1 hour
            order  by last_failure
            limit  100
            """;

    private final JdbcClient jdbc;

    public LoginThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How long whoever this bucket names (a login, an address) must still wait; zero when free to try.
    public Duration wait(String bucket) {
        return jdbc.sql(FAILURES)
                .param("bucket", hash(bucket))
                .query((row, _) -> wait(row.getInt("failures"), row.getLong("since")))
                .optional()
                .orElse(Duration.ZERO);
    }

    public void failed(String bucket) {
        jdbc.sql(FORGET).update();
        jdbc.sql(FAILED).param("bucket", hash(bucket)).update();
    }

    public void succeeded(String bucket) {
        jdbc.sql(SUCCEEDED).param("bucket", hash(bucket)).update();
    }

    private static Duration wait(int failures, long microsSince) {
        if (failures <= FREE_FAILURES) {
            return Duration.ZERO;
        }
        var whole = Duration.ofSeconds(1L << Math.min(DOUBLINGS, failures - FREE_FAILURES - 1));
        var shortened = whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole;
        var left = shortened.minus(microsSince, ChronoUnit.MICROS);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static byte[] hash(String bucket) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(LoginName.normal(bucket).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
