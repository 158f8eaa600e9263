package io.tenfolio.db.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tenfolio.db.sql.Portions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What came too late for closes that were written already: prices and rates recorded after a close for a time before it, and runs of
/// older slots. Finds the closes it touches; a close that in the end stays as it is does no harm.
///
/// Looks at what was recorded until the newest published run fixed its inputs: every close that could lack it is written by then.
@Repository
public class LateInputs {
    private static final int SUBJECTS_AT_ONCE = 500;

    private static final String WINDOW =
            """
            select s.recorded_until as after_, r.inputs_at as until_
            from   stale_close_scan s
            join   run r
                   on  (r.slot, r.revision) = (select slot, revision
                                               from   run
                                               where  state = 'PUBLISHED'
                                               order  by slot desc, revision desc
                                               limit  1)
            where  r.inputs_at > s.recorded_until
            """;
    private static final String LOOKED =
            """
            update stale_close_scan
            set    recorded_until = :until
            where  recorded_until = :after
            """;
    private static final String ZONES =
            """
            select distinct zone
            from   portfolio
            """;
    private static final String PRICES =
            """
            select instrument_id as subject, min(as_of) as as_of, max(recorded_at) as recorded_at
            from   price
            where  recorded_at > :after
            and    recorded_at <= :until
            and    as_of < :newest
            group  by instrument_id
            """;
    private static final String RATES =
            """
            select currency as subject, min(as_of) as as_of, max(recorded_at) as recorded_at
            from   rate
            where  recorded_at > :after
            and    recorded_at <= :until
            and    as_of < :newest
            group  by currency
            """;
    private static final String RUNS =
            """
            select late.slot
            from   run late
            where  late.state = 'PUBLISHED'
            and    late.finished_at > :after
            and    late.finished_at <= :until
            and    exists (select 1
                           from   run newer
                           where  newer.state = 'PUBLISHED'
                           and    newer.slot > late.slot
                           and    newer.finished_at < late.finished_at)
            """;

    // of several versions of a close only the newest counts; one that was computed may have missed
    // what was just being written
    private static final String TOUCHED =
            """
            select c.portfolio_id, min(c.day) as from_day
            from   (%s) p
            join   daily_close c
                   on  c.portfolio_id = p.portfolio_id
                   and c.day >= :day
                   and c.as_of >= :asOf
            where  if(c.slot > 0, c.recorded_at, c.recorded_at - interval 1 minute) < :recordedAt
            and    not exists (select 1
                               from   daily_close newer
                               where  newer.portfolio_id = c.portfolio_id
                               and    newer.day = c.day
                               and    newer.recorded_at > c.recorded_at)
            group  by c.portfolio_id
            """;
    private static final String TOUCHED_BY_PRICES =
            TOUCHED.formatted(
                    """
                    select distinct portfolio_id
                    from   account_position
                    where  instrument_id in (:subjects)
                    """);
    private static final String TOUCHED_BY_RATES =
            TOUCHED.formatted(
                    """
                    select id as portfolio_id
                    from   portfolio
                    where  base_currency in (:subjects)
                    union
                    select held.portfolio_id
                    from   instrument i
                    join   account_position held on held.instrument_id = i.id
                    where  i.currency in (:subjects)
                    """);

    // a run is a zone's last of its day unless another one is published between it and midnight
    private static final String TOUCHED_BY_RUN =
            """
            select p.id as portfolio_id, c.day as from_day
            from   portfolio p
            join   daily_close c
                   on  c.portfolio_id = p.id
                   and c.day = :day
            where  p.zone = :zone
            and    not exists (select 1
                               from   run later
                               where  later.state = 'PUBLISHED'
                               and    later.slot > :slot
                               and    later.slot < :midnight)
            group  by p.id, c.day
            """;

    private final JdbcClient jdbc;

    public LateInputs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was recorded after `after` until `until`.
    public record Window(Instant after, Instant until) {}

    /// What has not been looked at yet; empty when no run was published since.
    public Optional<Window> window() {
        return jdbc.sql(WINDOW)
                .query((row, _) ->
                        new Window(Utc.instant(row, "after_"), Utc.instant(row, "until_")))
                .optional();
    }

    /// Notes that a window has been looked at.
    public void looked(Window window) {
        jdbc.sql(LOOKED)
                .param("until", Utc.of(window.until()))
                .param("after", Utc.of(window.after()))
                .update();
    }

    /// The first day of each portfolio whose close may lack something of the window.
    public Map<PortfolioId, LocalDate> touched(Window window) {
        var zones = jdbc.sql(ZONES).query(String.class).list().stream().map(ZoneId::of).toList();
        var touched = new Touched();
        var newest =
                zones.stream()
                        .map(zone -> midnightBefore(window.until(), zone))
                        .max(Instant::compareTo);
        if (newest.isPresent()) {
            touchedBy(late(PRICES, window, newest.get()), TOUCHED_BY_PRICES, touched);
            touchedBy(late(RATES, window, newest.get()), TOUCHED_BY_RATES, touched);
        }
        in(RUNS, window)
                .query(Long.class)
                .list()
                .forEach(slot ->
                        zones.forEach(zone -> touchedBy(Slot.ofEpochSecond(slot), zone, touched)));
        return touched.fromDays;
    }

    /// Of which instruments or currencies something came that was effective from `asOf` on and recorded until `recordedAt`.
    private record Late(Instant asOf, Instant recordedAt) {
        /// No zone is a whole day behind.
        LocalDate earliestDay() {
            return asOf.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        }
    }

    private record LateSubject(String subject, Late late) {}

    private Map<Late, List<String>> late(String question, Window window, Instant newest) {
        return in(question, window)
                .param("newest", Utc.of(newest))
                .query((row, _) ->
                        new LateSubject(
                                row.getString("subject"),
                                new Late(
                                        Utc.instant(row, "as_of"),
                                        Utc.instant(row, "recorded_at"))))
                .list()
                .stream()
                .collect(groupingBy(LateSubject::late, mapping(LateSubject::subject, toList())));
    }

    private void touchedBy(Map<Late, List<String>> subjects, String question, Touched touched) {
        subjects.forEach((late, all) ->
                Portions.of(all, SUBJECTS_AT_ONCE)
                        .forEach(some ->
                                touched.add(
                                        jdbc.sql(question)
                                                .param("subjects", some)
                                                .param("day", late.earliestDay())
                                                .param("asOf", Utc.of(late.asOf()))
                                                .param("recordedAt", Utc.of(late.recordedAt())))));
    }

    private void touchedBy(Slot slot, ZoneId zone, Touched touched) {
        var day = slot.start().atZone(zone).toLocalDate();
        touched.add(
                jdbc.sql(TOUCHED_BY_RUN)
                        .param("day", day)
                        .param("zone", zone.getId())
                        .param("slot", slot.epochSecond())
                        .param(
                                "midnight",
                                day.plusDays(1).atStartOfDay(zone).toInstant().getEpochSecond()));
    }

    private JdbcClient.StatementSpec in(String question, Window window) {
        return jdbc.sql(question)
                .param("after", Utc.of(window.after()))
                .param("until", Utc.of(window.until()));
    }

    private static Instant midnightBefore(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private static final class Touched {
        private final Map<PortfolioId, LocalDate> fromDays = new HashMap<>();

        void add(JdbcClient.StatementSpec question) {
            question.query(row -> {
                fromDays.merge(
                        new PortfolioId(row.getLong("portfolio_id")),
                        row.getObject("from_day", LocalDate.class),
                        (one, other) -> one.isBefore(other) ? one : other);
            });
        }
    }
}
