package io.tenfolio.performance;

import java.util.OptionalDouble;

/// A return over some days turned into one a year: (1 + R)^(365 ÷ days) − 1. Always calculated, shown from a
/// year on only: a good week annualised is a fairy tale.
public final class AnnualisedReturn {
    private static final double DAYS_OF_A_YEAR = 365;

    private AnnualisedReturn() {}

    /// Empty for less than a day, and for a loss of more than everything: no rate a year does that. A gain so
    /// steep that no number holds it is empty, too.
    public static OptionalDouble of(double total, long days) {
        if (days < 1 || total < -1) return OptionalDouble.empty();
        double annual = Math.pow(1 + total, DAYS_OF_A_YEAR / days) - 1;
        return Double.isFinite(annual) ? OptionalDouble.of(annual) : OptionalDouble.empty();
    }

    public static boolean isShown(long days) {
        return days >= DAYS_OF_A_YEAR;
    }
}
