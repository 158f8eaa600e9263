package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.BulkLoad;
import io.tenfolio.db.valuation.DailyCloses.Basis;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in years of daily closes at once that no run made, e.g. of a demonstration or of the time before a portfolio came here.
@Repository
public class CloseArchive {
    private final BulkLoad load;
    private final CloseChanges changes;
    private final TransactionTemplate transaction;

    public CloseArchive(JdbcTemplate jdbc) {
        this.load = new BulkLoad(jdbc, "daily_close", DailyCloses.COLUMNS);
        this.changes = new CloseChanges(JdbcClient.create(jdbc));
        this.transaction =
                new TransactionTemplate(
                        new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
    }

    /// Writes closes as if each had been recorded when its day ended. What is there stays.
    public void append(List<TimedClose> closes) {
        load.write(
                closes.stream()
                        .map(one ->
                                DailyCloses.row(
                                        one.close(),
                                        new Basis(one.asOf(), one.asOf(), null),
                                        DailyCloses.NO_RUN))
                        .toList());
        // several load at once: the number is theirs alone only as long as its row is locked
        transaction.executeWithoutResult(
                _ -> changes.tell(closes.stream().map(one -> one.close().portfolio()).toList()));
    }
}
