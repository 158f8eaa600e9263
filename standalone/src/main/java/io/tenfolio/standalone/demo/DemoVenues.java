package io.tenfolio.standalone.demo;

import io.tenfolio.marketsim.Venue;
import io.tenfolio.price.Venue.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where the pretend market differs from the world's venues: its exchanges never close, so that a demo moves whenever somebody looks at
/// it. Funds, the central bank and coins keep their hours as in life.
final class DemoVenues {
    private DemoVenues() {}

    static List<io.tenfolio.price.Venue> neverClosed() {
        return Stream.of(Venue.XNAS, Venue.XNYS, Venue.XETR, Venue.XAMS, Venue.XLON)
                .map(DemoVenues::neverClosed)
                .toList();
    }

    private static io.tenfolio.price.Venue neverClosed(Venue venue) {
        return new io.tenfolio.price.Venue(
                venue.name(),
                venue.zone(),
                Rhythm.CONTINUOUS,
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                Duration.ofMinutes(30));
    }
}
