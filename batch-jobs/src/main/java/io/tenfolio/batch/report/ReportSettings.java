package io.tenfolio.batch.report;

import io.tenfolio.batch.report.writing.Letterhead;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `keep`: how long files are kept, whole days. `workers`: how many statements a node writes at once. `house`, `address`: the head of
/// each statement.
@ConfigurationProperties("tenfolio.reports")
public record ReportSettings(
        @DefaultValue("90d") Duration keep,
        @DefaultValue("2") int workers,
        @DefaultValue("Tenfolio") String house,
        @DefaultValue("") String address) {
    public ReportSettings {
        if (keep.toDays() < 1) {
            throw new IllegalArgumentException(
                    "tenfolio.reports.keep is a day at least, not " + keep);
        }
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "tenfolio.reports.workers is one at least, not " + workers);
        }
    }

    public int keepDays() {
        return Math.toIntExact(keep.toDays());
    }

    Letterhead letterhead() {
        return new Letterhead(house, address);
    }
}
