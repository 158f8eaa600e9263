package io.tenfolio.db.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.price.Venue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
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
                            Duration.ofDays(1));
            venues.put(changed);
            assertThat(venues.calendar().venue("SOMEWHERE")).contains(changed);
        }
    }
}
