package io.tenfolio.db.schema;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts `valuation_block` into a partition a day (UTC), two weeks ahead, whenever the schema is looked after; a chore does so later. Where
/// a day has none, `p_future` takes its rows: nothing fails, dropping is only coarser.
public final class ValuationPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(ValuationPartitions.class);
    private static final int DAYS_AHEAD = 14;
    private static final long MOST_BYTES_MOVED = 256L * 1024 * 1024;

    private ValuationPartitions() {}

    /// Makes the partitions that are missing; how many were made. Gives up, with a warning, when the table is busy.
    public static int extend(Connection connection) throws SQLException {
        try (var cut = connection.prepareStatement("call cut_valuation_days(?, ?)")) {
            cut.setInt(1, DAYS_AHEAD);
            cut.setLong(2, MOST_BYTES_MOVED);
            try (var row = cut.executeQuery()) {
                row.next();
                if (row.getInt("missing") > 0) {
                    LOG.warn(
                            "{} days have no partition: {} MB would have to move",
                            row.getInt("missing"),
                            row.getLong("held_bytes") >> 20);
                }
                return row.getInt("made");
            }
        } catch (SQLException e) {
            LOG.warn("No partitions made: {}", e.getMessage());
            return 0;
        }
    }
}
