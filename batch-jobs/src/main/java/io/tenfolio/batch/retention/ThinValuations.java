package io.tenfolio.batch.retention;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.valuation.ValuationDays;
import io.tenfolio.db.valuation.ValuationDays.Busy;
import io.tenfolio.db.valuation.ValuationDays.Cut;
import io.tenfolio.db.valuation.ValuationDays.Day;
import io.tenfolio.db.valuation.ValuationDays.Refused;
import io.tenfolio.job.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps values as long as they are wanted: all of young days, of older ones each hour's last published run, in the end none but the
/// daily closes, which are another table and stay.
///
/// What stays of a day is copied beside it, then the two change places, between runs: a reader sees the day whole or thinned. Whatever
/// breaks off is begun again: until the places are changed nothing is gone, and what is marked as thinned is.
@Component
public class ThinValuations {
    private static final Logger LOG = LoggerFactory.getLogger(ThinValuations.class);

    /// The day of the newest published run and the one before it stay whole, however long nothing has run: closes come from them.
    private static final Duration OPEN_DAYS = Duration.ofDays(2);

    /// Moves within a few seconds, in which nobody can store values.
    private static final long MOST_BYTES_MOVED = 256L * 1024 * 1024;

    private static final int TRIES = 6;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int RUNS_AT_ONCE = 100;

    private final ValuationDays days;
    private final Runs runs;
    private final RunGate gate;
    private final AuditTrail audit;
    private final RetentionSettings settings;
    private final Clock clock;

    public ThinValuations(
            ValuationDays days,
            Runs runs,
            RunGate gate,
            AuditTrail audit,
            RetentionSettings settings,
            Clock clock) {
        this.days = days;
        this.runs = runs;
        this.gate = gate;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// A day of which `keptRuns` have their values still and `thinnedRuns` no longer.
    public record Thinned(Day day, int keptRuns, int thinnedRuns) {
        /// Not so of a day in which nothing ran.
        boolean isNews() {
            return thinnedRuns > 0;
        }
    }

    /// From when on every slot is kept, and one an hour.
    private record Spans(Instant slotsFrom, Instant hoursFrom) {
        boolean keepsHoursOf(Day day) {
            return day.until().isAfter(hoursFrom);
        }
    }

    /// Makes partitions for the days to come; how many.
    public int cut() {
        var cut = betweenRuns(() -> days.cut(settings.daysAhead(), MOST_BYTES_MOVED));
        cut.filter(some -> some.missing() > 0)
                .ifPresent(some ->
                        LOG.warn(
                                "{} days have no partition: {} MB would have to move, while nobody can store values",
                                some.missing(),
                                some.heldBytes() >> 20));
        return cut.map(Cut::made).orElse(0);
    }

    /// Thins what has become old, the oldest day first; begins none after `lastBegin`.
    public List<Thinned> thin(Instant lastBegin) {
        var thinned = new ArrayList<Thinned>();
        var newest = runs.latestPublished();
        if (newest.isEmpty()) {
            return thinned;
        }
        var spans = spans(newest.get().id().slot().start());
        for (var day : due(spans)) {
            if (clock.instant().isAfter(lastBegin)) {
                break;
            }
            thin(day, spans).filter(Thinned::isNews).ifPresent(thinned::add);
        }
        while (clock.instant().isBefore(lastBegin)
                && days.forgetBlocks(RUNS_AT_ONCE) == RUNS_AT_ONCE) {}
        return thinned;
    }

    private Spans spans(Instant newestSlot) {
        var now = clock.instant();
        var slotsFrom = now.minus(settings.slots());
        var open = newestSlot.minus(OPEN_DAYS);
        return new Spans(slotsFrom.isBefore(open) ? slotsFrom : open, now.minus(settings.hours()));
    }

    private List<Day> due(Spans spans) {
        var tooMuch = days.tooMuch(spans.slotsFrom(), spans.hoursFrom());
        return days.all().stream()
                .filter(day -> !day.until().isAfter(spans.slotsFrom()))
                .filter(day -> !spans.keepsHoursOf(day) || tooMuch.stream().anyMatch(day::holds))
                .toList();
    }

    private Optional<Thinned> thin(Day day, Spans spans) {
        var kept = spans.keepsHoursOf(day) ? days.hourly(day, spans.hoursFrom()) : List.<RunId>of();
        if (spans.keepsHoursOf(day)) {
            days.begin();
            kept.forEach(days::keep);
        }
        var thinned = betweenRuns(() -> let(day, kept, spans));
        if (spans.keepsHoursOf(day)) {
            days.begin();
        }
        thinned.ifPresentOrElse(
                one ->
                        LOG.info(
                                "{} runs of {} are thinned, {} stay; all of them took {} MB",
                                one.thinnedRuns(),
                                name(day),
                                one.keptRuns(),
                                day.bytes() >> 20),
                () -> LOG.info("{} is thinned later: something was under way", name(day)));
        return thinned;
    }

    /// The values go first, on a connection of their own; what is broken off before this commits is found again as too much.
    private Thinned let(Day day, List<RunId> kept, Spans spans) {
        if (spans.keepsHoursOf(day)) {
            days.thin(day, spans.hoursFrom());
        } else {
            days.drop(day, spans.hoursFrom());
        }
        var thinned = new Thinned(day, kept.size(), days.mark(day, spans.hoursFrom()));
        if (thinned.isNews()) {
            audit.write(entry(thinned, spans));
        }
        return thinned;
    }

    private AuditEntry entry(Thinned thinned, Spans spans) {
        return new AuditEntry(
                "chores",
                "valuations.thinned",
                name(thinned.day()),
                spans.keepsHoursOf(thinned.day())
                        ? "Values of every slot are kept for %d days, then of each hour's last"
                                .formatted(settings.slots().toDays())
                        : "Values of each hour's last slot are kept for %d days, then the daily closes"
                                .formatted(settings.hours().toDays()),
                "%d runs".formatted(thinned.keptRuns() + thinned.thinnedRuns()),
                "%d runs".formatted(thinned.keptRuns()));
    }

    private static String name(Day day) {
        return day.until().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1).toString();
    }

    /// Nobody is writing then, and nobody waits for long.
    private <T> Optional<T> betweenRuns(Supplier<T> change) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                var done = gate.whileNothingRuns(change);
                if (done.isPresent()) {
                    return done;
                }
            } catch (Busy _) {
                LOG.debug("The table of values is in use, {} tries", tries);
            } catch (Refused refused) {
                LOG.info("The database does not let go: {}", refused.getMessage());
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }
}
