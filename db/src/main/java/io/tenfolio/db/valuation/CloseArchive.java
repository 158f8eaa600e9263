package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.BulkLoad;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// Takes in years of daily closes at once that no run made, e.g. of a demonstration or of the time before a portfolio came here.
@Repository
public class CloseArchive {
    private static final RunId NO_RUN = new RunId(Slot.ofEpochSecond(0), 0);

    private final BulkLoad load;

    public CloseArchive(JdbcTemplate jdbc) {
        this.load = new BulkLoad(jdbc, "daily_close", DailyCloses.COLUMNS);
    }

    /// What is there stays.
    public void append(List<Close> closes) {
        load.write(closes.stream().map(close -> DailyCloses.row(close, NO_RUN)).toList());
    }
}
