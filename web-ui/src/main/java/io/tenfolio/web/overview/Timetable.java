package io.tenfolio.web.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.Schedule;
import io.tenfolio.job.Slot;
import io.tenfolio.web.live.Watches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When runs are due, as the schedulers were set up and people changed it since. However many pages follow it, this node asks once a
/// second.
public final class Timetable {
    private static final Duration KEPT = Duration.ofMillis(900);

    private final Schedules schedules;
    private final Plan setUp;
    private final Watches watches;
    private final Clock clock;
    private @Nullable Answer last;

    Timetable(Schedules schedules, TimetableSettings settings, Watches watches, Clock clock) {
        this.schedules = schedules;
        this.setUp = new Plan(settings.every(), false);
        this.watches = watches;
        this.clock = clock;
    }

    private record Answer(Plan plan, Instant at) {}

    public record Plan(Duration every, boolean paused) {
        static Plan of(Schedule schedule) {
            return new Plan(schedule.every(), schedule.paused());
        }

        /// The slot after `shown` that will be run; empty while the timetable is paused.
        Optional<Instant> nextAfter(Slot shown) {
            return paused
                    ? Optional.empty()
                    : Optional.of(Slot.containing(shown.start(), every).next(every).start());
        }

        /// Data is called old when a run and a good part of the next one are missing.
        Duration staleAfter() {
            return every.plus(every.dividedBy(5)).plusSeconds(30);
        }
    }

    /// Follows what people decide for as long as `page` is open.
    public Signal<Plan> followedBy(Component page) {
        var watched = watches.watch(this::now);
        page.addDetachListener(_ -> watched.close());
        return watched.signal();
    }

    /// As it is now, or was within the last second.
    synchronized Plan now() {
        var now = clock.instant();
        var known = last;
        if (known != null && Duration.between(known.at, now).abs().compareTo(KEPT) < 0) {
            return known.plan;
        }
        var plan = schedules.find(Schedules.TIMETABLE).map(Plan::of).orElse(setUp);
        last = new Answer(plan, now);
        return plan;
    }
}
