package io.tenfolio.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;

/// The modified Dietz return of a short period without daily values: gain ÷ average capital, where a flow
/// weighs as long as it was there, (T − t) ÷ T.
///
/// @param gain end − start − net flows
/// @param averageCapital start + Σ weight × flow
public record ModifiedDietz(BigDecimal gain, BigDecimal averageCapital) {
    /// @param flows on or after the period's start and not after its end
    public static ModifiedDietz over(
            Period period, BigDecimal start, BigDecimal end, List<ExternalFlow> flows) {
        var gain = end.subtract(start);
        var capital = start;
        for (var flow : flows) {
            long day = ChronoUnit.DAYS.between(period.start(), flow.day());
            if (day < 0 || day > period.days())
                throw new IllegalArgumentException(
                        "The flow of %s is outside the period".formatted(flow.day()));
            gain = gain.subtract(flow.amount());
            capital = capital.add(weighted(flow.amount(), period.days() - day, period.days()));
        }
        return new ModifiedDietz(gain, capital);
    }

    /// As a fraction, not annualised; empty when there was no capital on average.
    public OptionalDouble rate() {
        return averageCapital.signum() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        gain.divide(averageCapital, MathContext.DECIMAL64).doubleValue());
    }

    private static BigDecimal weighted(BigDecimal amount, long daysThere, long days) {
        return days == 0
                ? amount
                : amount.multiply(BigDecimal.valueOf(daysThere))
                        .divide(BigDecimal.valueOf(days), MathContext.DECIMAL128);
    }
}
