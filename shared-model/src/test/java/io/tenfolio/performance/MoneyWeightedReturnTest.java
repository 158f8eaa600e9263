package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.performance.MoneyWeightedReturn.Ambiguous;
import io.tenfolio.performance.MoneyWeightedReturn.NotAvailable;
import io.tenfolio.performance.MoneyWeightedReturn.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MoneyWeightedReturnTest {
    private static final LocalDate START = LocalDate.parse("2020-01-01");

    @Property(tries = 500)
    void ofASingleInvestmentAtARateIsThatRate(
            @ForAll @Scale(6) @DoubleRange(min = -0.999, max = 20) double rate,
            @ForAll @IntRange(min = 1, max = 12_000) int days) {
        double growth = Math.pow(1 + rate, days / 365.0);
        var flows =
                List.of(
                        flow(0, new BigDecimal(-1_000_000)),
                        flow(days, new BigDecimal(1_000_000 * growth)));

        assertThat(MoneyWeightedReturn.of(flows))
                .isInstanceOfSatisfying(
                        Rate.class,
                        found ->
                                assertThat(found.annual())
                                        .isCloseTo(rate, within(1e-9 * (1 + Math.abs(rate)))));
    }

    @Property(tries = 300)
    void isNeverANumberThatIsNone(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        var random = new Random(seed);
        var flows = new ArrayList<CashFlow>();
        for (int i = 0; i < count; i++) {
            flows.add(
                    flow(
                            random.nextInt(3000),
                            BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 2)));
        }

        switch (MoneyWeightedReturn.of(flows)) {
            case Rate(double rate) -> assertThat(rate).isFinite().isGreaterThan(-1);
            case Ambiguous(var rates) ->
                    assertThat(rates)
                            .hasSizeGreaterThan(1)
                            .isSorted()
                            .allSatisfy(rate -> assertThat(rate).isFinite().isGreaterThan(-1));
            case NotAvailable() -> {}
        }
    }

    @Property(tries = 200)
    void doesNotDependOnTheOrderOfFlowsNorOnZeroOnes(@ForAll long seed) {
        var random = new Random(seed);
        var flows = new ArrayList<CashFlow>();
        for (int i = 0; i < 10; i++) {
            flows.add(flow(i * 30, BigDecimal.valueOf(-100 - random.nextInt(1000))));
            flows.add(flow(random.nextInt(300), BigDecimal.ZERO));
        }
        flows.add(flow(400, BigDecimal.valueOf(3000 + random.nextInt(5000))));
        var inOrder = MoneyWeightedReturn.of(flows);

        Collections.shuffle(flows, random);

        assertThat(MoneyWeightedReturn.of(flows)).isEqualTo(inOrder);
    }

    @Test
    void isNotAvailableWithoutFlows() {
        assertThat(MoneyWeightedReturn.of(List.of())).isEqualTo(new NotAvailable());
    }

    @Test
    void isNotAvailableWhenAllFlowsAreZeroOrOnOneDay() {
        assertThat(of("2020-01-01 0", "2021-01-01 0")).isEqualTo(new NotAvailable());
        assertThat(of("2020-01-01 -100", "2020-01-01 110")).isEqualTo(new NotAvailable());
    }

    @Test
    void isNotAvailableWhenNoRateBalancesTheFlows() {
        assertThat(of("2020-01-01 100", "2021-01-01 -100", "2022-01-01 100"))
                .isEqualTo(new NotAvailable());
    }

    @Test
    void isAmbiguousWhenSeveralRatesBalanceTheFlows() {
        // (1.1)(1.2) and 1.1 + 1.2
        var result = of("2021-01-01 -1000", "2022-01-01 2300", "2023-01-01 -1320");

        assertThat(result)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> {
                            assertThat(ambiguous.rates()).hasSize(2);
                            assertThat(ambiguous.rates().getFirst()).isCloseTo(0.1, within(1e-9));
                            assertThat(ambiguous.rates().getLast()).isCloseTo(0.2, within(1e-9));
                        });
    }

    @Test
    void isAmbiguousWhenTheMostObviousRateIsNotTheOnlyOne() {
        // −(1 + r − 1.1)(1 + r − 1.2)(1 + r − 1.3)
        var result =
                of("2021-01-01 -1000", "2022-01-01 3600", "2023-01-01 -4310", "2024-01-01 1716");

        assertThat(result)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> {
                            assertThat(ambiguous.rates()).hasSize(3);
                            assertThat(ambiguous.rates().get(0)).isCloseTo(0.1, within(1e-9));
                            assertThat(ambiguous.rates().get(1)).isCloseTo(0.2, within(1e-9));
                            assertThat(ambiguous.rates().get(2)).isCloseTo(0.3, within(1e-9));
                        });
    }

    @Test
    void findsRatesThatLieCloseTogether() {
        // 1.1 and 1.101, closer than the search's grid
        var result = of("2021-01-01 -1000", "2022-01-01 2201", "2023-01-01 -1211.1");

        assertThat(result)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> {
                            assertThat(ambiguous.rates()).hasSize(2);
                            assertThat(ambiguous.rates().getFirst()).isCloseTo(0.1, within(1e-7));
                            assertThat(ambiguous.rates().getLast()).isCloseTo(0.101, within(1e-7));
                        });
    }

    @Test
    void findsTheOnlyRateWhereFlowsJustTouchBalance() {
        assertThat(of("2021-01-01 -1000", "2022-01-01 2200", "2023-01-01 -1210"))
                .isInstanceOfSatisfying(
                        Rate.class, rate -> assertThat(rate.annual()).isCloseTo(0.1, within(1e-6)));
    }

    @Test
    void findsTheOnlyRateInSpiteOfManyChangesOfSign() {
        // money comes and goes, but something stays invested all the time
        assertThat(
                        of(
                                "2020-01-01 -1000",
                                "2020-03-01 100",
                                "2020-06-01 -200",
                                "2020-09-01 150",
                                "2021-01-01 1100"))
                .isInstanceOf(Rate.class);
    }

    @Test
    void worksCloseToALossOfEverything() {
        assertThat(of("2020-01-01 -1000000", "2020-12-31 0.01"))
                .isInstanceOfSatisfying(
                        Rate.class,
                        rate -> assertThat(rate.annual()).isCloseTo(-1 + 1e-8, within(1e-12)));
        assertThat(of("2020-01-01 -1000000", "2020-01-02 0.01"))
                .isInstanceOfSatisfying(
                        Rate.class,
                        rate -> assertThat(rate.annual()).isGreaterThan(-1).isLessThan(-0.999999));
    }

    @Test
    void isNotAvailableBeyondWhatANumberHolds() {
        assertThat(of("2020-01-01 -1", "2020-01-02 1000000")).isEqualTo(new NotAvailable());
    }

    @Test
    void isTheSameForALoanSeenFromTheOtherSide() {
        var lent = of("2020-01-01 -1000", "2020-07-01 300", "2021-01-01 800");
        var borrowed = of("2020-01-01 1000", "2020-07-01 -300", "2021-01-01 -800");

        assertThat(((Rate) borrowed).annual()).isCloseTo(((Rate) lent).annual(), within(1e-14));
    }

    @Test
    void endsSoonHoweverWildlyFlowsAlternate() {
        var flows = new ArrayList<CashFlow>();
        for (int day = 0; day < 3650; day++) {
            flows.add(flow(day, BigDecimal.valueOf(day % 2 == 0 ? -1000 - day % 7 : 1001)));
        }

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> MoneyWeightedReturn.of(flows));
    }

    private static MoneyWeightedReturn of(String... flows) {
        return MoneyWeightedReturn.of(
                Arrays.stream(flows)
                        .map(flow -> flow.split(" "))
                        .map(flow -> CashFlow.of(flow[0], flow[1]))
                        .toList());
    }

    private static CashFlow flow(int day, BigDecimal amount) {
        return new CashFlow(START.plusDays(day), amount);
    }
}
