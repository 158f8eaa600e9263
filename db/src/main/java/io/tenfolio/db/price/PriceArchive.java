package io.tenfolio.db.price;

import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.sql.BulkLoad;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// Takes in years of prices at once, e.g. of a demonstration or of a source's history.
@Repository
public class PriceArchive {
    private final BulkLoad load;

    public PriceArchive(JdbcTemplate jdbc) {
        this.load = new BulkLoad(jdbc, "price", Prices.COLUMNS);
    }

    /// Writes prices as if each had been recorded so long after its own time. What is there stays.
    public void append(List<NewPrice> prices, Duration untilRecorded) {
        load.write(
                prices.stream()
                        .map(price -> Prices.row(price, price.asOf().plus(untilRecorded)))
                        .toList());
    }
}
