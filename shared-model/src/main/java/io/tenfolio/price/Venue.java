package io.tenfolio.price;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where prices come from and when: a stock exchange, a fund house's NAV, the ECB, crypto. Hours and holidays
/// are data (tables `venue`, `venue_holiday`), in the venue's own zone. `mic` is a market identifier code or,
/// for what has no venue, a name of ours such as `FUND-IN`, `ECB`, `CRYPTO`. `closes` at or before `opens`
/// means the day after; on a half day the session closes earlier. `grace` is how late a price may be before
/// the old one is called stale.
public record Venue(
        String mic,
        ZoneId zone,
        Rhythm rhythm,
        LocalTime opens,
        LocalTime closes,
        Set<DayOfWeek> days,
        Set<LocalDate> holidays,
        Map<LocalDate, LocalTime> halfDays,
        Duration grace) {

    /// How prices come.
    public enum Rhythm {
        /// All the time between `opens` and `closes`.
        CONTINUOUS,
        /// One value a day: it holds at `opens` and is due at `closes` (ECB rates are fixed at 14:15 and
        /// published by 16:00).
        DAILY
    }

    /// Longer than any closure: further back there is nothing due.
    private static final int LONGEST_CLOSURE_DAYS = 60;

    public Venue {
        if (!mic.matches("[A-Z0-9-]{1,10}"))
            throw new IllegalArgumentException("%s is not the name of a venue".formatted(mic));
        if (days.isEmpty())
            throw new IllegalArgumentException("The venue %s never opens".formatted(mic));
        if (grace.isNegative())
            throw new IllegalArgumentException("The grace of %s is negative".formatted(mic));
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        halfDays = Map.copyOf(halfDays);
    }

    /// Without half days.
    public Venue(
            String mic,
            ZoneId zone,
            Rhythm rhythm,
            LocalTime opens,
            LocalTime closes,
            Set<DayOfWeek> days,
            Set<LocalDate> holidays,
            Duration grace) {
        this(mic, zone, rhythm, opens, closes, days, holidays, Map.of(), grace);
    }

    /// A price as of this instant or later is fresh at `now`; empty when none was due yet.
    ///
    /// Continuous: the last instant the venue was open, less the grace; a session that opened within the grace
    /// does not count yet. So a close stays fresh while the venue is closed. Daily: the newest value whose due
    /// time and grace have passed; a grace that ends on a closed day ends on the next open one.
    public Optional<Instant> freshSince(Instant now) {
        return switch (rhythm) {
            case CONTINUOUS -> continuouslyFreshSince(now);
            case DAILY -> newestValue(now, grace);
        };
    }

    /// Whether a price as of `asOf` is too old at `now`: a newer one was due and did not come.
    public boolean isStale(Instant asOf, Instant now) {
        return freshSince(now).map(asOf::isBefore).orElse(false);
    }

    /// Whether it is worth asking a source at `now` when the newest price is as of `asOf`.
    public boolean isDue(Instant asOf, Instant now) {
        return switch (rhythm) {
            case CONTINUOUS ->
                    lastOpen(now)
                            .map(open ->
                                    now.isBefore(open.plus(grace))
                                            ? asOf.isBefore(open)
                                            : isStale(asOf, now))
                            .orElse(false);
            case DAILY -> newestValue(now, Duration.ZERO).map(asOf::isBefore).orElse(false);
        };
    }

    /// When a price holds of which a source names the day only: the close, or the time a daily value is fixed.
    public Instant valueTime(LocalDate day) {
        return switch (rhythm) {
            case CONTINUOUS -> session(day).close();
            case DAILY -> session(day).open();
        };
    }

    public boolean isOpen(Instant at) {
        return lastOpen(at).map(at::equals).orElse(false);
    }

    /// Whether there is a session or a daily value on this day of the venue's calendar.
    public boolean opensOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private Optional<Instant> continuouslyFreshSince(Instant now) {
        return lastOpen(now)
                .map(open -> open.minus(grace))
                .flatMap(since ->
                        isOpen(since)
                                ? Optional.of(since)
                                : lastOpen(since).map(close -> close.minus(grace)));
    }

    /// The last instant at or before `at` at which the venue was open.
    private Optional<Instant> lastOpen(Instant at) {
        var today = at.atZone(zone).toLocalDate();
        for (int back = 0; back <= LONGEST_CLOSURE_DAYS; back++) {
            var day = today.minusDays(back);
            if (!opensOn(day)) continue;
            var session = session(day);
            if (!session.open().isAfter(at)) {
                return Optional.of(session.close().isBefore(at) ? session.close() : at);
            }
        }
        return Optional.empty();
    }

    /// The newest daily value that was due, and `lateness` has passed since.
    private Optional<Instant> newestValue(Instant now, Duration lateness) {
        var today = now.atZone(zone).toLocalDate();
        for (int back = 0; back <= LONGEST_CLOSURE_DAYS; back++) {
            var day = today.minusDays(back);
            if (!opensOn(day)) continue;
            var session = session(day);
            if (!onOpenDay(session.close().plus(lateness)).isAfter(now)) {
                return Optional.of(session.open());
            }
        }
        return Optional.empty();
    }

    private Instant onOpenDay(Instant at) {
        var local = at.atZone(zone);
        for (int days = 0; days < LONGEST_CLOSURE_DAYS && !opensOn(local.toLocalDate()); days++) {
            local = local.plusDays(1);
        }
        return local.toInstant();
    }

    private Session session(LocalDate day) {
        var closesThen = halfDays.getOrDefault(day, closes);
        var closing = closesThen.isAfter(opens) ? day : day.plusDays(1);
        return new Session(
                day.atTime(opens).atZone(zone).toInstant(),
                closing.atTime(closesThen).atZone(zone).toInstant());
    }

    private record Session(Instant open, Instant close) {}
}
