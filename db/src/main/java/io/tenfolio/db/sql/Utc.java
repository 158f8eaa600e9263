package io.tenfolio.db.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Instants as the tables keep them: `datetime(6)` in UTC. They travel as [LocalDateTime], which no driver shifts,
/// whatever the zone of the JVM, the session or the server.
public final class Utc {
    private Utc() {}

    /// For a parameter; cut to microseconds, as the column is.
    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(stored(instant), ZoneOffset.UTC);
    }

    /// The instant that comes back when this one is stored.
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        var instant = instantOrNull(row, column);
        if (instant == null) {
            throw new SQLException("The column %s has no time".formatted(column));
        }
        return instant;
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
