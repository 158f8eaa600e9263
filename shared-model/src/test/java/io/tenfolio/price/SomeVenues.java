package io.tenfolio.price;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One venue of each sort, as of November 2026.
final class SomeVenues {
    private static final Set<DayOfWeek> WORKING_DAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    static final Venue NEW_YORK =
            new Venue(
                    "XNYS",
                    ZoneId.of("America/New_York"),
                    Venue.Rhythm.CONTINUOUS,
                    LocalTime.of(9, 30),
                    LocalTime.of(16, 0),
                    WORKING_DAYS,
                    Set.of(LocalDate.parse("2026-11-26")),
                    Duration.ofMinutes(30));

    static final Venue AMFI =
            new Venue(
                    "FUND-IN",
                    ZoneId.of("Asia/Kolkata"),
                    Venue.Rhythm.DAILY,
                    LocalTime.of(15, 30),
                    LocalTime.of(21, 30),
                    WORKING_DAYS,
                    Set.of(),
                    Duration.ofDays(1));

    static final Venue ECB =
            new Venue(
                    "ECB",
                    ZoneId.of("Europe/Berlin"),
                    Venue.Rhythm.DAILY,
                    LocalTime.of(14, 15),
                    LocalTime.of(16, 0),
                    WORKING_DAYS,
                    Set.of(),
                    Duration.ofHours(1));

    static final Venue CRYPTO =
            new Venue(
                    "CRYPTO",
                    ZoneId.of("UTC"),
                    Venue.Rhythm.CONTINUOUS,
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT,
                    EnumSet.allOf(DayOfWeek.class),
                    Set.of(),
                    Duration.ofMinutes(30));

    static final MarketCalendar CALENDAR = MarketCalendar.of(List.of(NEW_YORK, AMFI, ECB, CRYPTO));

    static Instant at(Venue venue, String local) {
        return LocalDateTime.parse(local).atZone(venue.zone()).toInstant();
    }

    private SomeVenues() {}
}
