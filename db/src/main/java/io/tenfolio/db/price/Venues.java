package io.tenfolio.db.price;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Venue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Hours and holidays of venues: data, changed without a release.
@Repository
public class Venues {
    private static final String VENUES =
            """
            select mic, zone, rhythm, opens, closes, days, grace_minutes
            from   venue
            """;
    private static final String HOLIDAYS =
            """
            select mic, day, closes
            from   venue_holiday
            """;
    private static final String PUT =
            """
            insert into venue (mic, zone, rhythm, opens, closes, days, grace_minutes)
            values (:mic, :zone, :rhythm, :opens, :closes, :days, :grace)
            on duplicate key update
                zone = :zone, rhythm = :rhythm, opens = :opens, closes = :closes, days = :days, grace_minutes = :grace
            """;
    private static final String FORGET_HOLIDAYS =
            """
            delete from venue_holiday
            where  mic = :mic
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public Venues(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public MarketCalendar calendar() {
        var special =
                jdbc.sql(HOLIDAYS).query((row, _) -> toSpecialDay(row)).list().stream()
                        .collect(groupingBy(SpecialDay::mic));
        return MarketCalendar.of(jdbc.sql(VENUES).query((row, _) -> toVenue(row, special)).list());
    }

    /// Writes a venue with its holidays, or replaces what was said of it.
    public void put(Venue venue) {
        transactions.run(() -> {
            jdbc.sql(PUT)
                    .param("mic", venue.mic())
                    .param("zone", venue.zone().getId())
                    .param("rhythm", venue.rhythm().name())
                    .param("opens", venue.opens())
                    .param("closes", venue.closes())
                    .param("days", written(venue.days()))
                    .param("grace", venue.grace().toMinutes())
                    .update();
            jdbc.sql(FORGET_HOLIDAYS).param("mic", venue.mic()).update();
            var rows = new ArrayList<List<@Nullable Object>>();
            venue.holidays().forEach(day -> rows.add(Arrays.asList(venue.mic(), day, null)));
            venue.halfDays()
                    .forEach((day, closes) -> rows.add(Arrays.asList(venue.mic(), day, closes)));
            new MultiRowInsert(
                            jdbc,
                            "insert into venue_holiday (mic, day, name, closes)",
                            "(?, ?, '', ?)")
                    .write(rows);
        });
    }

    /// A day on which the venue is closed, or closes early.
    private record SpecialDay(String mic, LocalDate day, @Nullable LocalTime closesOrNull) {}

    private static SpecialDay toSpecialDay(ResultSet row) throws SQLException {
        return new SpecialDay(
                row.getString("mic"),
                row.getObject("day", LocalDate.class),
                row.getObject("closes", LocalTime.class));
    }

    private static Venue toVenue(ResultSet row, Map<String, List<SpecialDay>> special)
            throws SQLException {
        var mic = row.getString("mic");
        var holidays = new HashSet<LocalDate>();
        var halfDays = new HashMap<LocalDate, LocalTime>();
        for (var one : special.getOrDefault(mic, List.of())) {
            var closes = one.closesOrNull();
            if (closes == null) holidays.add(one.day());
            else halfDays.put(one.day(), closes);
        }
        return new Venue(
                mic,
                ZoneId.of(row.getString("zone")),
                Venue.Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                days(row.getString("days")),
                holidays,
                halfDays,
                Duration.ofMinutes(row.getInt("grace_minutes")));
    }

    /// ISO numbers of weekdays, e.g. 12345.
    private static String written(Set<DayOfWeek> days) {
        return days.stream().sorted().map(day -> "" + day.getValue()).collect(joining());
    }

    private static Set<DayOfWeek> days(String written) {
        return written.chars().mapToObj(c -> DayOfWeek.of(c - '0')).collect(toSet());
    }
}
