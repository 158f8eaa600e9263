package io.tenfolio.db.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts `valuation_block` into a partition a day (UTC), a week ahead, so that old days can be dropped at once. Where a day has
/// none, `p_future` takes its rows: nothing fails, dropping is only coarser.
public final class ValuationPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(ValuationPartitions.class);
    private static final int DAYS_AHEAD = 7;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'uuuuMMdd");

    private ValuationPartitions() {}

    /// Makes the partitions that are missing, with the rights of whoever owns the tables; how many were made. Gives up, with a
    /// warning, when the table is busy.
    public static int extend(Connection owner) throws SQLException {
        var missing = missing(owner);
        if (missing.isEmpty()) {
            return 0;
        }
        try (var statement = owner.createStatement()) {
            // never queue up behind a run: everybody else would queue up behind us
            statement.execute("set lock_wait_timeout = 2");
            statement.execute(reorganise(missing));
            return missing.size();
        } catch (SQLException e) {
            LOG.warn("No partitions made for {}: {}", missing, e.getMessage());
            return 0;
        }
    }

    private static List<LocalDate> missing(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select utc_date() as today,
                                       (select max(cast(partition_description as signed))
                                        from   information_schema.partitions
                                        where  table_schema = database()
                                        and    table_name = 'valuation_block'
                                        and    partition_description <> 'MAXVALUE') as cut_until
                                """)) {
            row.next();
            var today = row.getObject("today", LocalDate.class);
            var cutUntil = row.getLong("cut_until");
            var days = new ArrayList<LocalDate>();
            for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
                var day = today.plusDays(ahead);
                if (end(day) > cutUntil) {
                    days.add(day);
                }
            }
            return days;
        }
    }

    private static String reorganise(List<LocalDate> days) {
        var sql =
                new StringBuilder(
                        "alter table valuation_block reorganize partition p_future into (");
        for (var day : days) {
            sql.append(
                    "partition %s values less than (%d), ".formatted(NAME.format(day), end(day)));
        }
        return sql.append("partition p_future values less than maxvalue)").toString();
    }

    private static long end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
