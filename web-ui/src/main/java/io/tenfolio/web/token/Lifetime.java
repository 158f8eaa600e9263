package io.tenfolio.web.token;

import java.time.Duration;

/// How long a new token is good for; none is for ever.
public enum Lifetime {
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    YEAR(365);

    private final int days;

    Lifetime(int days) {
        this.days = days;
    }

    int days() {
        return days;
    }

    Duration duration() {
        return Duration.ofDays(days);
    }

    /// The key of its name in texts.
    String textKey() {
        return "tokens.lifetime." + name();
    }
}
