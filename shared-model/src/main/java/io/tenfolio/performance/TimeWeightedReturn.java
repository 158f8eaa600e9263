package io.tenfolio.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The true time-weighted return over `period`, as a fraction (0.05 is 5 %), not annualised: returns of the
/// parts between flows, linked, so that it does not depend on how much was invested when. `warnings` are the
/// days on which the value moved although nothing was invested; they count as 0.
///
/// Definition: GIPS Standards 2020; checked by hand in docs/returns.md.
public record TimeWeightedReturn(
        Period period, double total, List<DailyReturn> days, List<LocalDate> warnings) {
    public TimeWeightedReturn {
        days = List.copyOf(days);
        warnings = List.copyOf(warnings);
    }

    /// One link: the return of `day`, and of everything up to its end; whether there was something when it
    /// began, and when it ended.
    public record DailyReturn(
            LocalDate day, double rate, double cumulative, boolean heldBefore, boolean held) {}

    /// Daily: (value + withdrawn) ÷ (value the day before + contributed) − 1. What is contributed counts from
    /// the start of its day, what is withdrawn until its end.
    ///
    /// @param days without holes, oldest first; the first is the reference, its flows are in its value already
    public static TimeWeightedReturn daily(List<ValuedDay> days) {
        var links = new Links(days.getFirst().day());
        for (int i = 1; i < days.size(); i++) {
            var before = days.get(i - 1);
            var today = days.get(i);
            if (!today.day().isAfter(before.day()))
                throw new IllegalArgumentException("Days come in order, each once");
            links.add(
                    today.day(),
                    before.value().add(today.contributed()),
                    today.value().add(today.withdrawn()),
                    before.value().signum() != 0,
                    today.value().signum() != 0);
        }
        return links.linked();
    }

    /// Where the value is known only when something flows: each part is the value just before its flow ÷ (the
    /// value before + the flow then) − 1.
    ///
    /// @param valuations oldest first; the last one's flow does not count any more
    public static TimeWeightedReturn betweenFlows(List<ValuationBeforeFlow> valuations) {
        var links = new Links(valuations.getFirst().day());
        for (int i = 1; i < valuations.size(); i++) {
            var before = valuations.get(i - 1);
            var now = valuations.get(i);
            if (now.day().isBefore(before.day()))
                throw new IllegalArgumentException("Valuations come in order");
            var invested = before.value().add(before.flow());
            links.add(
                    now.day(),
                    invested,
                    now.value(),
                    invested.signum() != 0,
                    now.value().signum() != 0);
        }
        return links.linked();
    }

    /// A value just before a flow, positive into the portfolio, on the same day.
    public record ValuationBeforeFlow(LocalDate day, BigDecimal value, BigDecimal flow) {}

    /// (1 + R)^(365 ÷ days) − 1; see [AnnualisedReturn#isShown].
    public OptionalDouble annualised() {
        return AnnualisedReturn.of(total, period.days());
    }

    /// The returns that volatility looks at: of trading days with something invested at both ends.
    public double[] tradingDayReturns() {
        return days.stream()
                .filter(day ->
                        day.heldBefore() && day.held() && TradingDays.isTradingDay(day.day()))
                .mapToDouble(DailyReturn::rate)
                .toArray();
    }

    /// How much they spread over the period; empty after a loss of everything.
    public Optional<Volatility> volatility() {
        return Volatility.overThePeriod(tradingDayReturns());
    }

    /// From the first day with holdings on.
    public Drawdown drawdown() {
        var index = new ArrayList<Drawdown.CumulativeReturn>();
        if (!days.isEmpty() && days.getFirst().heldBefore()) {
            index.add(new Drawdown.CumulativeReturn(period.start(), 0));
        }
        for (var day : days) {
            if (!index.isEmpty() || day.held()) {
                index.add(new Drawdown.CumulativeReturn(day.day(), day.cumulative()));
            }
        }
        return Drawdown.of(index);
    }

    private static final class Links {
        private final LocalDate start;
        private final List<DailyReturn> days = new ArrayList<>();
        private final List<LocalDate> warnings = new ArrayList<>();
        private double growth = 1;
        private LocalDate end;

        Links(LocalDate start) {
            this.start = start;
            this.end = start;
        }

        void add(LocalDate day, BigDecimal from, BigDecimal to, boolean heldBefore, boolean held) {
            double rate = 0;
            if (from.signum() == 0) {
                if (to.signum() != 0) warnings.add(day);
            } else {
                rate = to.subtract(from).divide(from, MathContext.DECIMAL64).doubleValue();
            }
            growth *= 1 + rate;
            end = day;
            days.add(new DailyReturn(day, rate, growth - 1, heldBefore, held));
        }

        TimeWeightedReturn linked() {
            return new TimeWeightedReturn(new Period(start, end), growth - 1, days, warnings);
        }
    }
}
