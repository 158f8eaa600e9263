package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Figures from public test suites and documents; each case names its source and tolerance.
class WorkedExamplesTest {
    @TestFactory
    Stream<DynamicTest> moneyWeightedReturnsComeOut() throws IOException {
        return cases("xirr", WorkedExamplesTest::checkMoneyWeighted);
    }

    @TestFactory
    Stream<DynamicTest> timeWeightedReturnsBetweenFlowsComeOut() throws IOException {
        return cases("twr_subperiods", WorkedExamplesTest::checkBetweenFlows);
    }

    @TestFactory
    Stream<DynamicTest> dailyTimeWeightedReturnsComeOut() throws IOException {
        return cases("ttwror_daily", WorkedExamplesTest::checkDaily);
    }

    @TestFactory
    Stream<DynamicTest> modifiedDietzReturnsComeOut() throws IOException {
        return cases("modified_dietz", WorkedExamplesTest::checkModifiedDietz);
    }

    @TestFactory
    Stream<DynamicTest> risksComeOut() throws IOException {
        return cases("risk", WorkedExamplesTest::checkRisk);
    }

    @TestFactory
    Stream<DynamicTest> drawdownsComeOut() throws IOException {
        return cases("drawdown", WorkedExamplesTest::checkDrawdown);
    }

    private static void checkMoneyWeighted(JsonNode example) {
        var flows = new ArrayList<CashFlow>();
        for (var flow : example.get("cash_flows")) {
            flows.add(CashFlow.of(flow.get("date").asString(), flow.get("amount").asString()));
        }

        var result = MoneyWeightedReturn.of(flows);

        var expected = example.at("/expected/irr");
        if (expected.isNull()) {
            assertThat(result).isEqualTo(new MoneyWeightedReturn.NotAvailable());
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            MoneyWeightedReturn.Rate.class,
                            rate ->
                                    assertThat(rate.annual())
                                            .isCloseTo(
                                                    expected.asDouble(),
                                                    within(tolerance(example))));
        }
    }

    private static void checkBetweenFlows(JsonNode example) {
        var valuations = new ArrayList<TimeWeightedReturn.ValuationBeforeFlow>();
        for (var valuation : example.get("valuations")) {
            valuations.add(
                    new TimeWeightedReturn.ValuationBeforeFlow(
                            date(valuation.get("date")),
                            decimal(valuation.get("value")),
                            decimal(valuation.get("flow"))));
        }

        assertThat(TimeWeightedReturn.betweenFlows(valuations).total())
                .isCloseTo(number(example, "ttwror"), within(tolerance(example)));
    }

    private static void checkDaily(JsonNode example) {
        var result = TimeWeightedReturn.daily(cashOnlyDays(example));

        assertThat(result.total()).isCloseTo(number(example, "ttwror"), within(tolerance(example)));
        var expected = example.get("expected");
        if (expected.has("warnings")) {
            assertThat(result.warnings()).hasSize(expected.get("warnings").asInt());
        }
        if (expected.has("daily_returns")) {
            for (int day = 1; day < expected.get("daily_returns").size(); day++) {
                var link = result.days().get(day - 1);
                assertThat(link.rate())
                        .isCloseTo(
                                expected.get("daily_returns").get(day).asDouble(),
                                within(tolerance(example)));
                assertThat(link.cumulative())
                        .isCloseTo(
                                expected.get("cumulative_returns").get(day).asDouble(),
                                within(tolerance(example)));
            }
        }
    }

    private static void checkModifiedDietz(JsonNode example) {
        var start = LocalDate.parse("2020-01-01");
        var flows = new ArrayList<ExternalFlow>();
        for (var flow : example.get("flows_at")) {
            flows.add(
                    new ExternalFlow(
                            start.plusDays(flow.get("day").asInt()), decimal(flow.get("amount"))));
        }

        var result =
                ModifiedDietz.over(
                        new Period(start, start.plusDays(example.get("period_days").asInt())),
                        decimal(example.get("start_value")),
                        decimal(example.get("end_value")),
                        flows);

        assertThat(result.rate()).hasValue(number(example, "modified_dietz"));
        assertThat(result.gain()).isEqualByComparingTo(expected(example, "gain"));
        assertThat(result.averageCapital())
                .isEqualByComparingTo(expected(example, "average_capital"));
    }

    private static void checkRisk(JsonNode example) {
        double[] returns = doubles(example.get("returns"));
        var expected = example.get("expected");
        if (expected.has("volatility_period_log")) {
            var volatility = Volatility.overThePeriod(returns).orElseThrow();
            assertThat(volatility.deviation())
                    .isCloseTo(
                            number(example, "volatility_period_log"), within(tolerance(example)));
            assertThat(volatility.semiDeviation())
                    .isCloseTo(
                            number(example, "semi_volatility_period_log"),
                            within(tolerance(example)));
        }
        if (expected.has("volatility_annual_simple_252")) {
            assertThat(Volatility.annualised(Frequency.DAILY, returns).deviation())
                    .isCloseTo(
                            number(example, "volatility_annual_simple_252"),
                            within(tolerance(example)));
        }
    }

    private static void checkDrawdown(JsonNode example) {
        var start = date(example.get("start"));
        double[] cumulative = doubles(example.get("cumulative"));
        var returns = new ArrayList<Drawdown.CumulativeReturn>();
        for (int day = 0; day < cumulative.length; day++) {
            returns.add(new Drawdown.CumulativeReturn(start.plusDays(day), cumulative[day]));
        }

        var drawdown = Drawdown.of(returns);

        assertThat(drawdown.maximum())
                .isCloseTo(number(example, "max_drawdown"), within(tolerance(example)));
        assertThat(drawdown.longest())
                .isEqualTo(example.at("/expected/max_drawdown_duration_days").asLong());
    }

    /// The days of an example whose portfolio holds nothing but money.
    private static List<ValuedDay> cashOnlyDays(JsonNode example) {
        var days = new ArrayList<ValuedDay>();
        var value = BigDecimal.ZERO;
        var end = date(example.get("as_of"));
        for (var day = date(example.get("start")); !day.isAfter(end); day = day.plusDays(1)) {
            var in = BigDecimal.ZERO;
            var out = BigDecimal.ZERO;
            for (var entry : example.get("transactions")) {
                if (!date(entry.get("date")).equals(day)) continue;
                var amount = decimal(entry.get("amount"));
                switch (entry.get("type").asString()) {
                    case "DEPOSIT" -> {
                        in = in.add(amount);
                        value = value.add(amount);
                    }
                    case "WITHDRAWAL" -> {
                        out = out.add(amount);
                        value = value.subtract(amount);
                    }
                    case "INTEREST" -> value = value.add(amount);
                    case "FEE" -> value = value.subtract(amount);
                    case String other -> throw new IllegalArgumentException(other);
                }
            }
            days.add(new ValuedDay(day, value, in, out));
        }
        return days;
    }

    interface Check {
        void run(JsonNode example);
    }

    static Stream<DynamicTest> cases(String kind, Check check) throws IOException {
        try (var json =
                WorkedExamplesTest.class.getResourceAsStream("/performance-examples.json")) {
            var examples = new ArrayList<JsonNode>();
            for (var example : JsonMapper.shared().readTree(json).get("cases")) {
                if (example.get("kind").asString().equals(kind)) examples.add(example);
            }
            assertThat(examples).isNotEmpty();
            return examples.stream()
                    .map(example ->
                            dynamicTest(example.get("id").asString(), () -> check.run(example)));
        }
    }

    private static double tolerance(JsonNode example) {
        return example.get("tolerance").asDouble();
    }

    private static double number(JsonNode example, String figure) {
        return expected(example, figure).doubleValue();
    }

    private static BigDecimal expected(JsonNode example, String figure) {
        return new BigDecimal(example.get("expected").get(figure).asString());
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }

    private static LocalDate date(JsonNode node) {
        return LocalDate.parse(node.asString());
    }

    private static double[] doubles(JsonNode numbers) {
        var doubles = new double[numbers.size()];
        for (int i = 0; i < doubles.length; i++) doubles[i] = numbers.get(i).asDouble();
        return doubles;
    }
}
