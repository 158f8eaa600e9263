package io.tenfolio.db.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Venue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VenuesTest {
    private static final Venue SOMEWHERE =
            new Venue(
                    "SOMEWHERE",
                    ZoneId.of("America/New_York"),
                    Venue.Rhythm.CONTINUOUS,
                    LocalTime.of(9, 30),
                    LocalTime.of(16, 0),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Set.of(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25)),
                    Duration.ofMinutes(20));

    @Test
    void ofTheWorldAreThereFromTheBeginning() {
        try (var database = TestDatabase.fresh()) {
            var calendar = new Venues(database.jdbc(), database.transactions()).calendar();

            assertThat(calendar.venues().keySet())
                    .containsExactlyInAnyOrder(
                            "XNYS", "XNAS", "XTSE", "XLON", "XETR", "XPAR", "XAMS", "XSWX", "XNSE",
                            "XBOM", "XTKS", "XHKG", "XASX", "FUND-IN", "FUND-US", "FUND-EU", "ECB",
                            "CRYPTO");
            assertThat(stale(calendar, "XETR", "2026-11-20T17:30", "2026-11-21T12:00")).isFalse();
            assertThat(stale(calendar, "XETR", "2026-11-20T17:30", "2026-11-23T09:31")).isTrue();
            assertThat(stale(calendar, "XNAS", "2026-11-25T16:00", "2026-11-26T12:00")).isFalse();
            assertThat(stale(calendar, "XNYS", "2026-11-27T13:00", "2026-11-27T20:00")).isFalse();
            assertThat(stale(calendar, "XLON", "2026-12-24T12:30", "2026-12-28T20:00")).isFalse();
            assertThat(stale(calendar, "XHKG", "2027-02-05T12:00", "2027-02-10T09:00")).isFalse();
            assertThat(stale(calendar, "XTKS", "2026-11-20T11:30", "2026-11-20T12:30")).isFalse();
            assertThat(stale(calendar, "FUND-US", "2026-11-20T16:00", "2026-11-22T12:00"))
                    .isFalse();
            assertThat(stale(calendar, "ECB", "2027-03-25T14:15", "2027-03-29T20:00")).isFalse();
            assertThat(stale(calendar, "CRYPTO", "2026-12-25T00:00", "2026-12-25T00:31")).isTrue();
        }
    }

    @Test
    void haveADescribedHolidayOrHalfDayOnWorkingDaysOnlyInEachOfFourYears() {
        try (var database = TestDatabase.fresh()) {
            var calendar = new Venues(database.jdbc(), database.transactions()).calendar();

            calendar.venues()
                    .forEach((mic, venue) -> {
                        if (mic.equals("CRYPTO")) return;
                        var special = new HashSet<>(venue.holidays());
                        special.addAll(venue.halfDays().keySet());
                        assertThat(special)
                                .as(mic)
                                .allMatch(day -> venue.days().contains(day.getDayOfWeek()));
                        for (int year = 2024; year <= 2027; year++) {
                            int wanted = year;
                            assertThat(special)
                                    .as("%s in %d", mic, year)
                                    .filteredOn(day -> day.getYear() == wanted)
                                    .hasSizeBetween(3, 22);
                        }
                        assertThat(venue.halfDays().values())
                                .allMatch(closes -> closes.isBefore(venue.closes()));
                    });
        }
    }

    @Test
    void askNobodyOnAHoliday() {
        try (var database = TestDatabase.fresh()) {
            var london =
                    new Venues(database.jdbc(), database.transactions())
                            .calendar()
                            .venue("XLON")
                            .orElseThrow();
            var thursday = at(london, "2026-04-02T16:30");

            assertThat(london.isDue(thursday, at(london, "2026-04-03T12:00"))).isFalse();
            assertThat(london.isDue(thursday, at(london, "2026-04-06T12:00"))).isFalse();
            assertThat(london.isDue(thursday, at(london, "2026-04-07T08:00"))).isTrue();
        }
    }

    private static boolean stale(MarketCalendar calendar, String mic, String asOf, String now) {
        var venue = calendar.venue(mic).orElseThrow();
        return venue.isStale(at(venue, asOf), at(venue, now));
    }

    private static Instant at(Venue venue, String local) {
        return LocalDateTime.parse(local).atZone(venue.zone()).toInstant();
    }

    @Test
    void comeBackAsTheyWereAndAsTheyWereChanged() {
        try (var database = TestDatabase.fresh()) {
            var venues = new Venues(database.jdbc(), database.transactions());

            venues.put(SOMEWHERE);
            assertThat(venues.calendar().venue("SOMEWHERE")).contains(SOMEWHERE);

            var changed =
                    new Venue(
                            "SOMEWHERE",
                            ZoneId.of("Asia/Kolkata"),
                            Venue.Rhythm.DAILY,
                            LocalTime.of(23, 0),
                            LocalTime.MIDNIGHT,
                            EnumSet.allOf(DayOfWeek.class),
                            Set.of(LocalDate.of(2027, 1, 26)),
                            Map.of(LocalDate.of(2027, 1, 27), LocalTime.of(23, 30)),
                            Duration.ofDays(1));
            venues.put(changed);
            assertThat(venues.calendar().venue("SOMEWHERE")).contains(changed);
        }
    }
}
