package io.tenfolio.performance;

import java.util.Arrays;
import java.util.OptionalDouble;

/// What a return brought above the risk-free rate for each unit of its deviation, a year.
public final class Sharpe {
    /// Below this part of the returns' size a deviation is what doubles cannot tell from 0.
    private static final double NOTHING = 1e-12;

    private Sharpe() {}

    /// Mean ÷ sample deviation of what the returns bring above the risk-free rate, × √(returns a year). Empty
    /// when they do not vary.
    ///
    /// @param riskFree a year, as a fraction; each return's share of it compounds to it
    public static OptionalDouble ratio(double riskFree, Frequency frequency, double... returns) {
        double share = Math.pow(1 + riskFree, 1.0 / frequency.perYear()) - 1;
        var excess = new Sample(Arrays.stream(returns).map(rate -> rate - share).toArray());
        double deviation = Math.sqrt(excess.variance());
        double size = Arrays.stream(excess.numbers()).map(Math::abs).max().orElse(0);
        return deviation <= NOTHING * size
                ? OptionalDouble.empty()
                : OptionalDouble.of(excess.mean() / deviation * Math.sqrt(frequency.perYear()));
    }
}
