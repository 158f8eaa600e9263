package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModifiedDietzTest {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final Period TEN_DAYS = new Period(START, START.plusDays(10));

    @Test
    void isTheSimpleReturnWithoutFlows() {
        assertThat(over("100", "110").rate()).hasValue(0.1);
    }

    @Test
    void weighsAFlowByTheTimeItWasThere() {
        // 40 for 4 of 10 days
        var result = over("100", "152.8", flow(6, "40"));

        assertThat(result.averageCapital()).isEqualByComparingTo("116");
        assertThat(result.rate().orElseThrow()).isCloseTo(12.8 / 116, within(1e-15));
    }

    @Test
    void doesNotExistWithoutCapital() {
        assertThat(over("0", "10").rate()).isEmpty();
        assertThat(over("100", "10", flow(0, "-200")).rate()).isEmpty();
    }

    @Test
    void refusesAFlowFromOutsideThePeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> over("100", "110", flow(11, "1")))
                .withMessage("The flow of 2026-01-12 is outside the period");
    }

    private static ModifiedDietz over(String start, String end, ExternalFlow... flows) {
        return ModifiedDietz.over(
                TEN_DAYS, new BigDecimal(start), new BigDecimal(end), List.of(flows));
    }

    private static ExternalFlow flow(int day, String amount) {
        return new ExternalFlow(START.plusDays(day), new BigDecimal(amount));
    }
}
