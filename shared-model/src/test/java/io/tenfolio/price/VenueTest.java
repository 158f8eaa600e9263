package io.tenfolio.price;

import static io.tenfolio.price.SomeVenues.AMFI;
import static io.tenfolio.price.SomeVenues.CRYPTO;
import static io.tenfolio.price.SomeVenues.ECB;
import static io.tenfolio.price.SomeVenues.NEW_YORK;
import static io.tenfolio.price.SomeVenues.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VenueTest {
    private static final Venue HALF_DAYS =
            new Venue(
                    "XNYS",
                    NEW_YORK.zone(),
                    Venue.Rhythm.CONTINUOUS,
                    NEW_YORK.opens(),
                    NEW_YORK.closes(),
                    NEW_YORK.days(),
                    NEW_YORK.holidays(),
                    Map.of(LocalDate.parse("2026-11-27"), LocalTime.of(13, 0)),
                    NEW_YORK.grace());

    @Nested
    class AnExchange {
        @Test
        void keepsAFridayCloseFreshOnSaturday() {
            var fridayClose = newYork("2026-11-20T16:00");

            assertThat(NEW_YORK.isStale(fridayClose, newYork("2026-11-21T12:00"))).isFalse();
        }

        @Test
        void keepsAFridayCloseFreshUntilMondayHasTradedForTheGrace() {
            var fridayClose = newYork("2026-11-20T16:00");

            assertThat(NEW_YORK.isStale(fridayClose, newYork("2026-11-23T09:59"))).isFalse();
            assertThat(NEW_YORK.isStale(fridayClose, newYork("2026-11-23T10:00"))).isTrue();
        }

        @Test
        void wantsAPriceOfTheLastHalfHourWhileItIsOpen() {
            var noon = newYork("2026-11-23T12:00");

            assertThat(NEW_YORK.isStale(newYork("2026-11-23T11:30"), noon)).isFalse();
            assertThat(NEW_YORK.isStale(newYork("2026-11-23T11:29"), noon)).isTrue();
        }

        @Test
        void callsAMiddayPriceStaleOnceItHasClosed() {
            var evening = newYork("2026-11-23T18:00");

            assertThat(NEW_YORK.isStale(newYork("2026-11-23T12:00"), evening)).isTrue();
            assertThat(NEW_YORK.isStale(newYork("2026-11-23T15:45"), evening)).isFalse();
        }

        @Test
        void expectsNothingOnAHoliday() {
            var wednesdayClose = newYork("2026-11-25T16:00");

            assertThat(NEW_YORK.isOpen(newYork("2026-11-26T12:00"))).isFalse();
            assertThat(NEW_YORK.isStale(wednesdayClose, newYork("2026-11-26T12:00"))).isFalse();
            assertThat(NEW_YORK.isStale(wednesdayClose, newYork("2026-11-27T12:00"))).isTrue();
        }

        @Test
        void keepsTheEarlyCloseOfAHalfDayFreshThatEveningAndTheWholeWeekend() {
            var close = at(HALF_DAYS, "2026-11-27T13:00");

            assertThat(HALF_DAYS.isStale(close, at(HALF_DAYS, "2026-11-27T13:31"))).isFalse();
            assertThat(HALF_DAYS.isStale(close, at(HALF_DAYS, "2026-11-27T21:00"))).isFalse();
            assertThat(HALF_DAYS.isStale(close, at(HALF_DAYS, "2026-11-29T12:00"))).isFalse();
            assertThat(HALF_DAYS.isDue(close, at(HALF_DAYS, "2026-11-27T15:00"))).isFalse();
            assertThat(HALF_DAYS.isStale(close, at(HALF_DAYS, "2026-11-30T10:01"))).isTrue();
            assertThat(
                            HALF_DAYS.isStale(
                                    at(HALF_DAYS, "2026-11-27T12:00"),
                                    at(HALF_DAYS, "2026-11-27T21:00")))
                    .isTrue();
        }

        @Test
        void followsItsOwnClockWhenSummerTimeEnds() {
            // 13:45 UTC is 09:45 in New York before 1 November 2026, and 08:45 after
            assertThat(NEW_YORK.isOpen(Instant.parse("2026-10-30T13:45:00Z"))).isTrue();
            assertThat(NEW_YORK.isOpen(Instant.parse("2026-11-02T13:45:00Z"))).isFalse();
        }

        @Test
        void isAskedWhileOpenAndUntilTheCloseIsKnown() {
            var close = newYork("2026-11-23T16:00");
            var beforeClose = newYork("2026-11-23T15:50");

            assertThat(NEW_YORK.isDue(beforeClose, newYork("2026-11-23T15:55"))).isTrue();
            assertThat(NEW_YORK.isDue(beforeClose, newYork("2026-11-23T16:10"))).isTrue();
            assertThat(NEW_YORK.isDue(close, newYork("2026-11-23T16:10"))).isFalse();
            assertThat(NEW_YORK.isDue(beforeClose, newYork("2026-11-23T20:00"))).isFalse();
            assertThat(NEW_YORK.isDue(newYork("2026-11-23T12:00"), newYork("2026-11-23T20:00")))
                    .isTrue();
        }

        @Test
        void isNotAskedAtTheWeekendWhenTheCloseIsKnown() {
            assertThat(NEW_YORK.isDue(newYork("2026-11-20T16:00"), newYork("2026-11-22T11:00")))
                    .isFalse();
        }

        @Test
        void dateOnlyPricesHoldAtItsClose() {
            assertThat(NEW_YORK.valueTime(LocalDate.parse("2026-11-20")))
                    .isEqualTo(newYork("2026-11-20T16:00"));
        }

        @Test
        void mayCloseOnTheDayAfterItOpens() {
            var futures =
                    new Venue(
                            "XCBT",
                            ZoneId.of("America/Chicago"),
                            Venue.Rhythm.CONTINUOUS,
                            LocalTime.of(17, 0),
                            LocalTime.of(16, 0),
                            Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                            Set.of(),
                            Duration.ofMinutes(30));

            assertThat(futures.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).isTrue();
            assertThat(futures.isOpen(Instant.parse("2026-11-23T22:30:00Z"))).isFalse();
        }
    }

    @Nested
    class AFundsNav {
        @Test
        void isAskedForFromItsOwnTimeOn() {
            var thursdaysNav = AMFI.valueTime(LocalDate.parse("2026-11-19"));

            assertThat(AMFI.isDue(thursdaysNav, india("2026-11-20T21:29"))).isFalse();
            assertThat(AMFI.isDue(thursdaysNav, india("2026-11-20T21:30"))).isTrue();
        }

        @Test
        void mayComeUntilTheNextWorkingDay() {
            var thursdaysNav = AMFI.valueTime(LocalDate.parse("2026-11-19"));

            assertThat(AMFI.isStale(thursdaysNav, india("2026-11-20T22:00"))).isFalse();
            assertThat(AMFI.isStale(thursdaysNav, india("2026-11-22T12:00"))).isFalse();
            assertThat(AMFI.isStale(thursdaysNav, india("2026-11-23T21:30"))).isTrue();
        }

        @Test
        void ofFridayIsNotAskedForAgainOnSunday() {
            var fridaysNav = AMFI.valueTime(LocalDate.parse("2026-11-20"));

            assertThat(AMFI.isDue(fridaysNav, india("2026-11-22T12:00"))).isFalse();
        }

        @Test
        void isNeverFromTheFutureWhenItComesEarly() {
            assertThat(AMFI.valueTime(LocalDate.parse("2026-11-20")))
                    .isEqualTo(india("2026-11-20T15:30"));
        }
    }

    @Nested
    class TheEcb {
        @Test
        void isDueAtFourOnWorkingDays() {
            var thursdays = ECB.valueTime(LocalDate.parse("2026-11-19"));

            assertThat(ECB.isDue(thursdays, Instant.parse("2026-11-20T14:59:00Z"))).isFalse();
            assertThat(ECB.isDue(thursdays, Instant.parse("2026-11-20T15:00:00Z"))).isTrue();
        }

        @Test
        void isStaleWhenItsGraceIsOverToo() {
            var thursdays = ECB.valueTime(LocalDate.parse("2026-11-19"));

            assertThat(ECB.isStale(thursdays, Instant.parse("2026-11-20T15:59:00Z"))).isFalse();
            assertThat(ECB.isStale(thursdays, Instant.parse("2026-11-20T16:00:00Z"))).isTrue();
        }

        @Test
        void fridaysRatesAreFreshAllWeekend() {
            var fridays = ECB.valueTime(LocalDate.parse("2026-11-20"));

            assertThat(ECB.isStale(fridays, Instant.parse("2026-11-23T14:00:00Z"))).isFalse();
        }
    }

    @Nested
    class Crypto {
        @Test
        void isAlwaysDue() {
            var sunday = Instant.parse("2026-11-22T03:00:00Z");

            assertThat(CRYPTO.isOpen(sunday)).isTrue();
            assertThat(CRYPTO.isDue(sunday.minusSeconds(600), sunday)).isTrue();
        }

        @Test
        void isStaleAfterTheGraceAcrossMidnightToo() {
            var afterMidnight = Instant.parse("2026-11-22T00:10:00Z");

            assertThat(CRYPTO.isStale(Instant.parse("2026-11-21T23:40:00Z"), afterMidnight))
                    .isFalse();
            assertThat(CRYPTO.isStale(Instant.parse("2026-11-21T23:39:59Z"), afterMidnight))
                    .isTrue();
        }
    }

    @Test
    void thatNeverOpensIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Venue(
                                "XNYS",
                                ZoneId.of("America/New_York"),
                                Venue.Rhythm.CONTINUOUS,
                                LocalTime.of(9, 30),
                                LocalTime.of(16, 0),
                                Set.of(),
                                Set.of(),
                                Duration.ZERO))
                .withMessage("The venue XNYS never opens");
    }

    @Test
    void closedForLongerThanAnyClosureHasNothingDue() {
        var closed =
                new Venue(
                        "XGHOST",
                        ZoneId.of("UTC"),
                        Venue.Rhythm.DAILY,
                        LocalTime.NOON,
                        LocalTime.of(13, 0),
                        Set.of(DayOfWeek.MONDAY),
                        mondaysOf2026(),
                        Duration.ZERO);

        assertThat(closed.freshSince(Instant.parse("2026-11-20T12:00:00Z"))).isEmpty();
        assertThat(closed.isDue(Instant.EPOCH, Instant.parse("2026-11-20T12:00:00Z"))).isFalse();
    }

    private static Set<LocalDate> mondaysOf2026() {
        return LocalDate.parse("2026-01-05")
                .datesUntil(LocalDate.parse("2027-01-01"), java.time.Period.ofWeeks(1))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Instant newYork(String local) {
        return SomeVenues.at(NEW_YORK, local);
    }

    private static Instant india(String local) {
        return SomeVenues.at(AMFI, local);
    }
}
