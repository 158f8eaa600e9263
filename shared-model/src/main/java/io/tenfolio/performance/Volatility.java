package io.tenfolio.performance;

import java.util.Arrays;
import java.util.Optional;

/// How much returns spread, and how much of that is below their mean. Two definitions are in use and give
/// different figures: one scaled to the period, one to a year. Fewer than two returns spread by 0.
public record Volatility(double deviation, double semiDeviation) {
    /// Of log returns, scaled to the period they span: √(n ÷ (n − 1) · Σ(ln(1 + d) − mean)²). Empty if a return
    /// lost everything, whose logarithm nothing can hold.
    public static Optional<Volatility> overThePeriod(double... returns) {
        if (Arrays.stream(returns).anyMatch(rate -> rate <= -1)) return Optional.empty();
        var logs = new Sample(Arrays.stream(returns).map(Math::log1p).toArray());
        return Optional.of(scaled(logs, logs.size()));
    }

    /// Of simple returns, scaled to a year: sample deviation × √(returns a year).
    public static Volatility annualised(Frequency frequency, double... returns) {
        return scaled(new Sample(returns), frequency.perYear());
    }

    private static Volatility scaled(Sample sample, int by) {
        return new Volatility(
                Math.sqrt(sample.variance() * by), Math.sqrt(sample.semiVariance() * by));
    }
}
