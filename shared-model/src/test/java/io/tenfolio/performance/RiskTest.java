package io.tenfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {
    @Nested
    class VolatilityOfReturns {
        @Test
        void isNothingForOneReturnOrNone() {
            assertThat(Volatility.overThePeriod(0.1)).contains(new Volatility(0, 0));
            assertThat(Volatility.overThePeriod()).contains(new Volatility(0, 0));
            assertThat(Volatility.annualised(Frequency.DAILY, 0.1)).isEqualTo(new Volatility(0, 0));
        }

        @Test
        void doesNotExistForALossOfEverything() {
            assertThat(Volatility.overThePeriod(0.1, -1)).isEmpty();
        }

        @Test
        void scalesByTheReturnsOfAYear() {
            // mean 0, sample variance 0.0002
            assertThat(Volatility.annualised(Frequency.DAILY, 0.01, -0.01).deviation())
                    .isCloseTo(Math.sqrt(0.0002 * 252), within(1e-15));
            assertThat(Volatility.annualised(Frequency.WEEKLY, 0.01, -0.01).deviation())
                    .isCloseTo(Math.sqrt(0.0002 * 52), within(1e-15));
            assertThat(Volatility.annualised(Frequency.MONTHLY, 0.01, -0.01).deviation())
                    .isCloseTo(Math.sqrt(0.0002 * 12), within(1e-15));
        }

        @Test
        void countsOnlyReturnsBelowTheMeanAsSemi() {
            assertThat(Volatility.annualised(Frequency.DAILY, 0.01, -0.01).semiDeviation())
                    .isCloseTo(Math.sqrt(0.0001 * 252), within(1e-15));
        }
    }

    @Nested
    class SharpeRatio {
        @Test
        void isMeanOverDeviationOfAYear() {
            // mean 0.01, sample deviation √0.0002
            assertThat(Sharpe.ratio(0, Frequency.DAILY, 0.02, 0).orElseThrow())
                    .isCloseTo(0.01 / Math.sqrt(0.0002) * Math.sqrt(252), within(1e-12));
        }

        @Test
        void countsOnlyWhatIsAboveTheRiskFreeRate() {
            double daily = 0.01;
            double annual = Math.pow(1 + daily, 252) - 1;

            assertThat(Sharpe.ratio(annual, Frequency.DAILY, 0.02, 0).orElseThrow())
                    .isCloseTo(0, within(1e-9));
        }

        @Test
        void doesNotExistWhenReturnsDoNotVary() {
            assertThat(Sharpe.ratio(0.03, Frequency.DAILY, 0.001, 0.001, 0.001)).isEmpty();
            assertThat(Sharpe.ratio(0.03, Frequency.DAILY)).isEmpty();
        }
    }

    @Nested
    class ATradingDay {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-24",
                    "2026-12-25", "2024-12-26", "2024-03-29", "2024-04-01", "2026-11-21"
                })
        void isNeitherWeekendNorHoliday(String day) {
            assertThat(TradingDays.isTradingDay(LocalDate.parse(day))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-01-02", "2026-04-07", "2026-11-26", "2026-12-28"})
        void isEveryOther(String day) {
            assertThat(TradingDays.isTradingDay(LocalDate.parse(day))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "1961, 1961-04-02",
            "2000, 2000-04-23",
            "2024, 2024-03-31",
            "2025, 2025-04-20",
            "2026, 2026-04-05",
            "2038, 2038-04-25"
        })
        void knowsEaster(int year, LocalDate easter) {
            assertThat(TradingDays.easterSunday(year)).isEqualTo(easter);
        }
    }

    @Nested
    class AnAnnualisedReturn {
        @Test
        void compoundsToAYearOf365Days() {
            assertThat(AnnualisedReturn.of(0.21, 730).orElseThrow()).isCloseTo(0.1, within(1e-15));
            assertThat(AnnualisedReturn.of(-0.046943437929795495, 31).orElseThrow())
                    .isCloseTo(-0.4322733920528049, within(1e-12));
        }

        @Test
        void isShownFromAYearOn() {
            assertThat(AnnualisedReturn.isShown(364)).isFalse();
            assertThat(AnnualisedReturn.isShown(365)).isTrue();
        }

        @Test
        void doesNotExistForNoDaysOrWhatNoNumberHolds() {
            assertThat(AnnualisedReturn.of(0.1, 0)).isEmpty();
            assertThat(AnnualisedReturn.of(-1.5, 10)).isEmpty();
            assertThat(AnnualisedReturn.of(10, 1)).isEmpty();
        }
    }
}
