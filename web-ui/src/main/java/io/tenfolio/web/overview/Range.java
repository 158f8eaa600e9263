package io.tenfolio.web.overview;

import java.time.LocalDate;
import java.util.Optional;

/// How far back the chart of values goes. The code stands in the URL and on the button.
public enum Range {
    DAY("1D"),
    WEEK("1W"),
    MONTH("1M"),
    HALF_YEAR("6M"),
    YEAR_TO_DATE("YTD"),
    YEAR("1Y"),
    ALL("All");

    private final String code;

    Range(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Range> ofCode(String code) {
        for (var range : values()) {
            if (range.code.equalsIgnoreCase(code)) {
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }

    /// The first day it shows, seen from `today`.
    public LocalDate from(LocalDate today) {
        return switch (this) {
            case DAY -> today.minusDays(1);
            case WEEK -> today.minusWeeks(1);
            case MONTH -> today.minusMonths(1);
            case HALF_YEAR -> today.minusMonths(6);
            case YEAR_TO_DATE -> today.withDayOfYear(1).minusDays(1);
            case YEAR -> today.minusYears(1);
            case ALL -> LocalDate.of(1970, 1, 1);
        };
    }

    /// Whether every run is a point; otherwise every day is.
    boolean showsRuns() {
        return switch (this) {
            case DAY, WEEK -> true;
            case MONTH, HALF_YEAR, YEAR_TO_DATE, YEAR, ALL -> false;
        };
    }

    /// The key of its name in texts.
    public String textKey() {
        return "range." + name();
    }
}
