package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.performance.Drawdown.CumulativeReturn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

    @Test
    void isThePriceAsAnIndexFromThePeriodsStart() {
        var benchmark =
                Benchmark.of(
                                portfolio("1000", "1100", "1045"),
                                known(Map.of(0, "80", 1, "84", 2, "78")))
                        .orElseThrow();

        assertThat(rates(benchmark))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-15 ? 0 : 1)
                .containsExactly(0.0, 0.05, -0.025);
        assertThat(benchmark.total()).isCloseTo(-0.025, within(1e-15));
    }

    @Test
    void beginsAtThePortfoliosReturnOnTheDayOfItsFirstPrice() {
        var benchmark =
                Benchmark.of(
                                portfolio("1000", "1100", "1045", "1045"),
                                known(Map.of(1, "50", 3, "60")))
                        .orElseThrow();

        // the portfolio had gained 10 % by then; 1.1 × 60 ÷ 50 − 1
        assertThat(benchmark.returns())
                .extracting(CumulativeReturn::day)
                .containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2), MONDAY.plusDays(3));
        assertThat(rates(benchmark))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-15 ? 0 : 1)
                .containsExactly(0.1, 0.1, 0.32);
    }

    @Test
    void countsThePriceBeforeThePeriodAsItsFirst() {
        var benchmark =
                Benchmark.of(portfolio("1000", "1100"), known(Map.of(-20, "50", 1, "55")))
                        .orElseThrow();

        assertThat(benchmark.total()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void doesNotExistForAnInstrumentThatWasNotPricedYet() {
        assertThat(Benchmark.of(portfolio("1000", "1100"), known(Map.of(2, "50")))).isEmpty();
    }

    @Test
    void refusesAPriceThatIsNone() {
        assertThatThrownBy(() -> Benchmark.of(portfolio("1000", "1100"), known(Map.of(0, "0"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Double> rates(Benchmark benchmark) {
        return benchmark.returns().stream().map(CumulativeReturn::rate).toList();
    }

    /// Worth on Monday and the days after it, without flows.
    private static TimeWeightedReturn portfolio(String... worths) {
        var days = new java.util.ArrayList<ValuedDay>();
        for (var worth : worths) {
            days.add(ValuedDay.withoutFlows(MONDAY.plusDays(days.size()), new BigDecimal(worth)));
        }
        return TimeWeightedReturn.daily(days);
    }

    /// Prices by the number of days after Monday, each carried forward.
    private static Function<LocalDate, Optional<BigDecimal>> known(Map<Integer, String> told) {
        NavigableMap<LocalDate, BigDecimal> prices = new TreeMap<>();
        told.forEach((day, price) -> prices.put(MONDAY.plusDays(day), new BigDecimal(price)));
        return day -> Optional.ofNullable(prices.floorEntry(day)).map(Map.Entry::getValue);
    }
}
