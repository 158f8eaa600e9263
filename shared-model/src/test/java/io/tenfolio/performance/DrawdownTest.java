package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawdownTest {
    @Property(tries = 300)
    void liesBetweenNothingAndEverything(
            @ForAll @Size(max = 40) List<@DoubleRange(min = -1, max = 9) Double> rates) {
        var drawdown = of(rates.stream().mapToDouble(Double::doubleValue).toArray());

        assertThat(drawdown.maximum()).isBetween(0.0, 1.0);
        assertThat(drawdown.longest()).isBetween(0L, (long) Math.max(0, rates.size() - 1));
        assertThat(drawdown.longestRecovery()).isBetween(0L, drawdown.longest());
    }

    @Test
    void isNothingWhileEveryDayIsANewPeak() {
        assertThat(of(0, 0.1, 0.2, 0.3)).isEqualTo(new Drawdown(0, 1, 0));
    }

    @Test
    void lastsAsLongAsThePeakIsNotExceeded() {
        assertThat(of(0, 0, 0, 0)).isEqualTo(new Drawdown(0, 3, 0));
        assertThat(of(0.5, 0.2, 0.5, 0.4)).isEqualTo(new Drawdown(of(0.5, 0.2).maximum(), 3, 2));
    }

    @Test
    void isMeasuredFromTheHighestPeakBefore() {
        assertThat(of(0, 1, 0.5, 0.8, 0.2, 3).maximum()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void recoversFromTheTrough() {
        // peak on day 1, trough on day 3, exceeded on day 6
        assertThat(of(0, 1, 0.5, 0.2, 0.8, 1, 1.1).longestRecovery()).isEqualTo(3);
    }

    @Test
    void countsCalendarDays() {
        var drawdown =
                Drawdown.of(
                        List.of(
                                at("2026-01-02", 0),
                                at("2026-01-05", -0.1),
                                at("2026-01-09", 0.1)));

        assertThat(drawdown.longest()).isEqualTo(7);
        assertThat(drawdown.longestRecovery()).isEqualTo(4);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(of()).isEqualTo(new Drawdown(0, 0, 0));
    }

    private static Drawdown of(double... rates) {
        var start = LocalDate.parse("2026-01-01");
        var returns = new ArrayList<Drawdown.CumulativeReturn>();
        for (int day = 0; day < rates.length; day++) {
            returns.add(new Drawdown.CumulativeReturn(start.plusDays(day), rates[day]));
        }
        return Drawdown.of(returns);
    }

    private static Drawdown.CumulativeReturn at(String day, double rate) {
        return new Drawdown.CumulativeReturn(LocalDate.parse(day), rate);
    }
}
