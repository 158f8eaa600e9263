package io.tenfolio.web.report;

import io.tenfolio.performance.Period;
import java.time.LocalDate;
import java.time.YearMonth;

/// Periods that people ask for most. A period begins after its first day: it counts what happened since that evening.
enum PeriodChoice {
    LAST_MONTH,
    THIS_MONTH,
    THIS_YEAR,
    LAST_YEAR,
    OWN;

    /// As of `today`; for [#OWN] the last thirty days, to begin with.
    Period asOf(LocalDate today) {
        var month = YearMonth.from(today);
        return switch (this) {
            case LAST_MONTH -> whole(month.minusMonths(1));
            case THIS_MONTH -> new Period(month.atDay(1).minusDays(1), today);
            case THIS_YEAR -> new Period(LocalDate.of(today.getYear() - 1, 12, 31), today);
            case LAST_YEAR ->
                    new Period(
                            LocalDate.of(today.getYear() - 2, 12, 31),
                            LocalDate.of(today.getYear() - 1, 12, 31));
            case OWN -> new Period(today.minusDays(30), today);
        };
    }

    private static Period whole(YearMonth month) {
        return new Period(month.atDay(1).minusDays(1), month.atEndOfMonth());
    }
}
