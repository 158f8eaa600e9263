package io.tenfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What something was worth when a day ended, and what came in from outside and went out during it; both are
/// positive or zero, all in one currency.
public record ValuedDay(
        LocalDate day, BigDecimal value, BigDecimal contributed, BigDecimal withdrawn) {
    public ValuedDay {
        if (contributed.signum() < 0 || withdrawn.signum() < 0)
            throw new IllegalArgumentException("A flow is told by its direction, not by its sign");
    }

    public static ValuedDay withoutFlows(LocalDate day, BigDecimal value) {
        return new ValuedDay(day, value, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
