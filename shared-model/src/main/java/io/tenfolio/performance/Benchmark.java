package io.tenfolio.performance;

import io.tenfolio.performance.Drawdown.CumulativeReturn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a portfolio is compared with: the price of any instrument in the portfolio's base currency as an index, rebased
/// to the portfolio's return at the instrument's first price. So both lines begin together there, and from then on
/// tell who did better.
///
/// @param returns cumulative, as fractions, at the end of each day of the period from the first price on; never empty
public record Benchmark(List<CumulativeReturn> returns) {
    public Benchmark {
        if (returns.isEmpty()) throw new IllegalArgumentException("A benchmark has a first price");
        returns = List.copyOf(returns);
    }

    /// @param portfolio daily, over the period to compare in
    /// @param price of one unit in the base currency at the end of a day, the last price and rate carried forward;
    ///     empty before the first price, and an estimate is none
    /// @return empty when nobody told a price by the end of the period
    public static Optional<Benchmark> of(
            TimeWeightedReturn portfolio, Function<LocalDate, Optional<BigDecimal>> price) {
        var returns = new ArrayList<CumulativeReturn>();
        Optional<Base> base = Optional.empty();
        for (var day : evenings(portfolio)) {
            var now = price.apply(day.day());
            if (base.isEmpty()) {
                base = now.map(first -> new Base(first, 1 + day.rate()));
            }
            var since = base;
            now.flatMap(at -> since.map(first -> first.index(at)))
                    .ifPresent(index -> returns.add(new CumulativeReturn(day.day(), index - 1)));
        }
        return returns.isEmpty() ? Optional.empty() : Optional.of(new Benchmark(returns));
    }

    /// Since the portfolio's period began, as a fraction: comparable with [TimeWeightedReturn#total].
    public double total() {
        return returns.getLast().rate();
    }

    /// The portfolio's cumulative return at the end of each day, the period's start included.
    private static List<CumulativeReturn> evenings(TimeWeightedReturn portfolio) {
        var evenings = new ArrayList<CumulativeReturn>();
        evenings.add(new CumulativeReturn(portfolio.period().start(), 0));
        portfolio
                .days()
                .forEach(day -> evenings.add(new CumulativeReturn(day.day(), day.cumulative())));
        return evenings;
    }

    private record Base(BigDecimal price, double index) {
        Base {
            if (price.signum() <= 0) {
                throw new IllegalArgumentException(
                        "A price is positive, not " + price.toPlainString());
            }
        }

        double index(BigDecimal now) {
            return index * now.divide(price, MathContext.DECIMAL64).doubleValue();
        }
    }
}
