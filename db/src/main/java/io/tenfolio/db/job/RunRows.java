package io.tenfolio.db.job;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Rows of `run` as values.
final class RunRows {
    static final String COLUMNS =
            """
            slot, revision, state, epoch, node, reason, requested_by, queued_at, started_at, finished_at,
                   eligible, valued, skipped, with_gaps, position_seq, thinned_at
            """;

    private RunRows() {}

    static Run toRun(ResultSet row, int number) throws SQLException {
        return new Run(
                toId(row, number),
                RunState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                row.getString("node"),
                new RunCounts(
                        row.getInt("eligible"),
                        row.getInt("valued"),
                        row.getInt("skipped"),
                        row.getInt("with_gaps")),
                row.getLong("position_seq"),
                row.getString("reason"),
                row.getString("requested_by"),
                Utc.instant(row, "queued_at"),
                Utc.instantOrNull(row, "started_at"),
                Utc.instantOrNull(row, "finished_at"),
                Utc.instantOrNull(row, "thinned_at"));
    }

    static RunId toId(ResultSet row, int number) throws SQLException {
        return new RunId(Slot.ofEpochSecond(row.getLong("slot")), row.getInt("revision"));
    }
}
