package io.tenfolio.standalone.demo;

import io.tenfolio.marketsim.Venue;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Venue.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When the pretend market's prices are due. Its exchanges never close, so that a demo moves whenever somebody looks at it; funds
/// and the central bank keep their days as in life.
final class DemoVenues {
    private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORKING_DAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Duration GRACE = Duration.ofMinutes(30);

    private DemoVenues() {}

    static List<io.tenfolio.price.Venue> in(int year) {
        var exchanges =
                Stream.of(Venue.XNAS, Venue.XNYS, Venue.XETR, Venue.XAMS, Venue.XLON)
                        .map(venue -> neverClosed(venue.name(), venue.zone()));
        var others =
                Stream.of(
                        neverClosed(MarketCalendar.CRYPTO, Venue.CRYPTO.zone()),
                        daily(
                                MarketCalendar.FUND + "-IN",
                                Venue.INDIA.zone(),
                                LocalTime.of(15, 30),
                                LocalTime.of(21, 30),
                                Duration.ofDays(1),
                                year),
                        daily(
                                MarketCalendar.ECB,
                                PriceHistory.CENTRAL_BANK,
                                PriceHistory.RATES_ARE_SET,
                                LocalTime.of(16, 0),
                                Duration.ofHours(1),
                                year));
        return Stream.concat(exchanges, others).toList();
    }

    private static io.tenfolio.price.Venue neverClosed(String name, ZoneId zone) {
        return new io.tenfolio.price.Venue(
                name,
                zone,
                Rhythm.CONTINUOUS,
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ALL_DAYS,
                Set.of(),
                GRACE);
    }

    private static io.tenfolio.price.Venue daily(
            String name,
            ZoneId zone,
            LocalTime set,
            LocalTime published,
            Duration grace,
            int year) {
        return new io.tenfolio.price.Venue(
                name, zone, Rhythm.DAILY, set, published, WORKING_DAYS, holidays(year), grace);
    }

    /// New Year and Christmas, as in the pretend market, for some years around.
    private static Set<LocalDate> holidays(int year) {
        return IntStream.rangeClosed(year - 4, year + 2)
                .boxed()
                .flatMap(y -> Stream.of(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 25)))
                .collect(Collectors.toSet());
    }
}
