package io.tenfolio.web.admin.schedule;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.RunHistory;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.db.valuation.ValuationDays;
import io.tenfolio.job.HourOfRuns;
import io.tenfolio.job.Run;
import io.tenfolio.job.Schedule;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to schedules. A change is a row that every scheduler asks before it does anything, so it holds at once and everywhere.
@PreAuthorize(Staff.MAY_SEE)
public class ScheduleService {
    static final int DAYS = 14;

    private final Schedules schedules;
    private final RunHistory history;
    private final ValuationDays days;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Watches watches;
    private final CurrentPerson person;
    private final Clock clock;

    public ScheduleService(
            Schedules schedules,
            RunHistory history,
            ValuationDays days,
            AuditTrail audit,
            Transactions transactions,
            Watches watches,
            CurrentPerson person,
            Clock clock) {
        this.schedules = schedules;
        this.history = history;
        this.days = days;
        this.audit = audit;
        this.transactions = transactions;
        this.watches = watches;
        this.person = person;
        this.clock = clock;
    }

    public List<Schedule> all() {
        return schedules.all();
    }

    public Optional<Schedule> find(String name) {
        return schedules.find(name);
    }

    /// All schedules, kept new until it is closed.
    public Watched<List<Schedule>> watch() {
        return watches.watch(schedules::all);
    }

    /// The hours of the last days, kept new until it is closed.
    public Watched<List<HourOfRuns>> watchDays() {
        return watches.watch(() -> history.hours(firstDay(), clock.instant()));
    }

    /// Since when values are kept, and what they take.
    public KeptValues kept() {
        var kept = days.kept();
        return new KeptValues(
                kept.oldestOrNull(),
                kept.wholeOrNull(),
                kept.thinnedAtOrNull(),
                kept.days(),
                kept.bytes());
    }

    Instant firstDay() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS - 1L));
    }

    /// All runs of the slots of one hour, oldest first.
    public List<Run> runs(Instant hour) {
        return history.between(hour, hour.plus(Duration.ofHours(1)));
    }

    public Instant now() {
        return clock.instant();
    }

    public boolean mayAct() {
        return Staff.mayAct(person.get().role());
    }

    @PreAuthorize(Staff.MAY_ACT)
    public void pause(String name, String reason) {
        change(name, "schedule.pause", reason, schedule -> new Wanted(schedule.every(), true));
    }

    @PreAuthorize(Staff.MAY_ACT)
    public void resume(String name, String reason) {
        change(name, "schedule.resume", reason, schedule -> new Wanted(schedule.every(), false));
    }

    /// @throws IllegalArgumentException if `every` is no whole multiple of the schedule's step
    @PreAuthorize(Staff.MAY_ACT)
    public void edit(String name, Duration every, String reason) {
        change(
                name,
                "schedule.edit",
                reason,
                schedule -> new Wanted(schedule.withEvery(every).every(), schedule.paused()));
    }

    private record Wanted(Duration every, boolean paused) {}

    private interface Change {
        Wanted of(Schedule schedule);
    }

    private void change(String name, String action, String reason, Change change) {
        var why = Staff.reason(reason);
        var login = person.get().login();
        transactions.run(() -> {
            var before = schedules.lock(name).orElseThrow(() -> new UnknownSchedule(name));
            var wanted = change.of(before);
            schedules.change(name, wanted.every(), wanted.paused(), login, why);
            audit.write(
                    new AuditEntry(
                            login,
                            action,
                            "schedule " + name,
                            why,
                            inWords(before.every(), before.paused()),
                            inWords(wanted.every(), wanted.paused())));
        });
    }

    private static String inWords(Duration every, boolean paused) {
        return "every %d s%s".formatted(every.toSeconds(), paused ? ", paused" : "");
    }
}
