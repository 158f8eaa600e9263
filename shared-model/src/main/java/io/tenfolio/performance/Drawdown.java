package io.tenfolio.performance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How far, and how long, an investment was below what it had been worth at best, on the index 1 + cumulative
/// return.
///
/// @param maximum the largest (peak − value) ÷ peak, as a fraction
/// @param longest days from a peak to the day it was exceeded, or to the last day when it was not yet; the
///     longest of them
/// @param longestRecovery days from the lowest point after a peak to the day the peak was exceeded, or to the
///     last day; the longest of them
public record Drawdown(double maximum, long longest, long longestRecovery) {

    /// The return of everything since the start, at the end of a day, as a fraction.
    public record CumulativeReturn(LocalDate day, double rate) {}

    /// @param returns oldest first, from the first day with holdings on
    public static Drawdown of(List<CumulativeReturn> returns) {
        if (returns.isEmpty()) return new Drawdown(0, 0, 0);
        var fall = new Fall(returns.getFirst());
        returns.forEach(fall::add);
        return fall.drawdown();
    }

    private static final class Fall {
        private double peak;
        private double trough;
        private LocalDate peakDay;
        private LocalDate troughDay;
        private LocalDate today;
        private double maximum;
        private long longest;
        private long longestRecovery;

        Fall(CumulativeReturn first) {
            today = peakDay = troughDay = first.day();
            peak = trough = 1 + first.rate();
        }

        void add(CumulativeReturn next) {
            double value = 1 + next.rate();
            today = next.day();
            if (value > peak) {
                measure();
                peak = trough = value;
                peakDay = troughDay = today;
            } else if (value < trough) {
                trough = value;
                troughDay = today;
                // an index that never was above nothing cannot fall below it
                if (peak > 0) maximum = Math.max(maximum, (peak - value) / peak);
            }
        }

        Drawdown drawdown() {
            measure();
            return new Drawdown(maximum, longest, longestRecovery);
        }

        private void measure() {
            longest = Math.max(longest, ChronoUnit.DAYS.between(peakDay, today));
            if (trough < peak) {
                longestRecovery =
                        Math.max(longestRecovery, ChronoUnit.DAYS.between(troughDay, today));
            }
        }
    }
}
