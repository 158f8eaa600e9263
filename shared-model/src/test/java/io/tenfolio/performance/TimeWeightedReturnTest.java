package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.performance.TimeWeightedReturn.ValuationBeforeFlow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeWeightedReturnTest {
    /// A Wednesday.
    private static final LocalDate START = LocalDate.parse("2026-01-07");

    @Property(tries = 300)
    void ofAPeriodIsTheLinkedReturnsOfItsParts(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 0, max = 59) int cut) {
        var days = randomDays(seed, count);
        int at = cut % count;

        double whole = TimeWeightedReturn.daily(days).total();
        double first = TimeWeightedReturn.daily(days.subList(0, at + 1)).total();
        double second = TimeWeightedReturn.daily(days.subList(at, count)).total();

        assertThat((1 + first) * (1 + second) - 1)
                .isCloseTo(whole, within(1e-12 * (1 + Math.abs(whole))));
    }

    @Property(tries = 200)
    void doesNotDependOnHowMuchIsInvested(@ForAll long seed) {
        var days = randomDays(seed, 20);
        var tenfold =
                days.stream()
                        .map(day ->
                                new ValuedDay(
                                        day.day(),
                                        day.value().movePointRight(1),
                                        day.contributed().movePointRight(1),
                                        day.withdrawn().movePointRight(1)))
                        .toList();

        assertThat(TimeWeightedReturn.daily(tenfold).total())
                .isEqualTo(TimeWeightedReturn.daily(days).total());
    }

    @Test
    void countsContributionsFromTheStartOfTheirDayAndWithdrawalsUntilItsEnd() {
        var contributed = daily(day(0, "100", "0", "0"), day(1, "220", "100", "0"));
        var withdrawn = daily(day(0, "100", "0", "0"), day(1, "60", "0", "50"));

        assertThat(contributed.total()).isCloseTo(0.1, within(1e-15));
        assertThat(withdrawn.total()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void isNothingOverADay() {
        var result = daily(day(0, "100", "0", "0"));

        assertThat(result.total()).isZero();
        assertThat(result.annualised()).isEmpty();
    }

    @Test
    void warnsWhenTheValueMovedThoughNothingWasInvested() {
        var result =
                daily(
                        day(0, "0", "0", "0"),
                        day(1, "0", "0", "0"),
                        day(2, "1", "0", "0"),
                        day(3, "2", "0", "0"));

        assertThat(result.warnings()).containsExactly(START.plusDays(2));
        assertThat(result.total()).isEqualTo(1);
    }

    @Test
    void goesOnAfterEverythingWasSoldAndBoughtAgain() {
        var result =
                daily(
                        day(0, "100", "0", "0"),
                        day(1, "0", "0", "110"),
                        day(2, "0", "0", "0"),
                        day(3, "55", "50", "0"));

        assertThat(result.total()).isCloseTo(0.21, within(1e-15));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void staysALossOfEverything() {
        var result = daily(day(0, "100", "0", "0"), day(1, "0", "0", "0"), day(2, "50", "50", "0"));

        assertThat(result.total()).isEqualTo(-1);
        assertThat(result.annualised()).hasValue(-1);
    }

    @Test
    void refusesDaysOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> daily(day(1, "1", "0", "0"), day(0, "1", "0", "0")))
                .withMessage("Days come in order, each once");
    }

    @Test
    void tellsTheReturnsOfTradingDaysWithHoldingsAtBothEnds() {
        var thursday = LocalDate.parse("2026-12-31");

        var result =
                daily(
                        on(thursday, "100"),
                        on(thursday.plusDays(1), "101"), // New Year
                        on(thursday.plusDays(2), "102"), // Saturday
                        on(thursday.plusDays(3), "103"), // Sunday
                        on(thursday.plusDays(4), "206"),
                        on(thursday.plusDays(5), "0"),
                        on(thursday.plusDays(6), "0"));

        assertThat(result.tradingDayReturns()).containsExactly(1.0);
    }

    @Test
    void betweenFlowsEqualsDailyWhereValuesAreKnownBeforeEachFlow() {
        var daily =
                daily(day(0, "100", "0", "0"), day(1, "110", "0", "0"), day(2, "180", "40", "0"));
        var between =
                TimeWeightedReturn.betweenFlows(
                        List.of(
                                new ValuationBeforeFlow(
                                        START, new BigDecimal("100"), BigDecimal.ZERO),
                                new ValuationBeforeFlow(
                                        START.plusDays(1),
                                        new BigDecimal("110"),
                                        new BigDecimal("40")),
                                new ValuationBeforeFlow(
                                        START.plusDays(2),
                                        new BigDecimal("180"),
                                        BigDecimal.ZERO)));

        assertThat(between.total()).isCloseTo(daily.total(), within(1e-15));
    }

    private static List<ValuedDay> randomDays(long seed, int count) {
        var random = new Random(seed);
        var days = new ArrayList<ValuedDay>();
        for (int i = 0; i < count; i++) {
            days.add(
                    new ValuedDay(
                            START.plusDays(i),
                            BigDecimal.valueOf(random.nextLong(1, 10_000_000), 2),
                            sometimes(random),
                            sometimes(random)));
        }
        return days;
    }

    private static BigDecimal sometimes(Random random) {
        return random.nextInt(4) == 0
                ? BigDecimal.valueOf(random.nextLong(1_000_000), 2)
                : BigDecimal.ZERO;
    }

    private static TimeWeightedReturn daily(ValuedDay... days) {
        return TimeWeightedReturn.daily(List.of(days));
    }

    private static ValuedDay day(int day, String value, String contributed, String withdrawn) {
        return new ValuedDay(
                START.plusDays(day),
                new BigDecimal(value),
                new BigDecimal(contributed),
                new BigDecimal(withdrawn));
    }

    private static ValuedDay on(LocalDate day, String value) {
        return ValuedDay.withoutFlows(day, new BigDecimal(value));
    }
}
