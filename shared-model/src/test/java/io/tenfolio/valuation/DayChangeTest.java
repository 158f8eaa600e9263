package io.tenfolio.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayChangeTest {
    @Test
    void isWorthNowLessTheBaseLessWhatWasPaidInSince() {
        assertThat(change(1_100_0000, 50_0000, 1_000_0000, 100_0000)).isEqualTo(50_0000);
    }

    @Test
    void countsAWithdrawalBackIn() {
        assertThat(change(900_0000, 0, 1_000_0000, -100_0000)).isZero();
    }

    @Test
    void isNotKnownWithoutABaseOrAValue() {
        assertThat(change(900_0000, 0, ABSENT, 0)).isEqualTo(ABSENT);
        assertThat(change(ABSENT, ABSENT, 0, 0)).isEqualTo(ABSENT);
    }

    @Test
    void isNotKnownRatherThanWrapped() {
        assertThat(change(Long.MAX_VALUE, 0, -Long.MAX_VALUE, 0)).isEqualTo(ABSENT);
    }

    private static long change(long marketValue, long cash, long base, long flows) {
        return DayChange.apply(
                new long[] {marketValue}, new long[] {cash}, new long[] {base}, new long[] {flows})[
                0];
    }
}
