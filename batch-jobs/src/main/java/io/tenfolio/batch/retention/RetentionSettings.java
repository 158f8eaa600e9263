package io.tenfolio.batch.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `slots`: how long the values of every slot are kept. `hours`: how long those of each hour's last slot are. Daily closes are kept for
/// ever. `executions`: how long the framework's records of jobs that ended are. `daysAhead`: for how many days to come the table of values has partitions.
@ConfigurationProperties("tenfolio.retention")
public record RetentionSettings(
        @DefaultValue("30d") Duration slots,
        @DefaultValue("365d") Duration hours,
        @DefaultValue("90d") Duration executions,
        @DefaultValue("14") int daysAhead) {
    private static final Duration LEAST_SLOTS = Duration.ofDays(2);
    private static final Duration LEAST_HOURS = Duration.ofDays(32);
    private static final Duration LEAST_EXECUTIONS = Duration.ofDays(1);

    /// The database has its own limits, a day each below these.
    public RetentionSettings {
        if (slots.compareTo(LEAST_SLOTS) < 0) {
            throw new IllegalArgumentException(
                    "tenfolio.retention.slots is two days at least, not " + slots);
        }
        if (hours.compareTo(LEAST_HOURS) < 0) {
            throw new IllegalArgumentException(
                    "tenfolio.retention.hours is 32 days at least, not " + hours);
        }
        if (hours.compareTo(slots) < 0) {
            throw new IllegalArgumentException(
                    "tenfolio.retention.hours (%s) is not shorter than tenfolio.retention.slots (%s)"
                            .formatted(hours, slots));
        }
        if (executions.compareTo(LEAST_EXECUTIONS) < 0) {
            throw new IllegalArgumentException(
                    "tenfolio.retention.executions is a day at least, not " + executions);
        }
        if (daysAhead < 1 || daysAhead > 60) {
            throw new IllegalArgumentException(
                    "tenfolio.retention.days-ahead is 1 to 60, not " + daysAhead);
        }
    }
}
