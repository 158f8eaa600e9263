package io.tenfolio.report;

import io.tenfolio.performance.MoneyWeightedReturn;
import io.tenfolio.performance.PeriodIdentity;
import io.tenfolio.performance.TimeWeightedReturn;
import io.tenfolio.performance.ValuedDay;
import java.util.List;

/// What a portfolio did in a period.
public sealed interface PeriodFigures {
    /// @param days the worth of each evening, the first one before the period began
    record Known(
            PeriodIdentity identity,
            TimeWeightedReturn timeWeighted,
            MoneyWeightedReturn moneyWeighted,
            List<ValuedDay> days)
            implements PeriodFigures {
        public Known {
            days = List.copyOf(days);
        }
    }

    /// A price or an exchange rate of something held or booked is not known, so nothing can be told.
    record Unknown(String reason) implements PeriodFigures {}
}
