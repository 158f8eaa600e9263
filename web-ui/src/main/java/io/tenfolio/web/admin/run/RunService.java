package io.tenfolio.web.admin.run;

import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.RunHistory;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.RequestReport;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunDetail;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to runs: staff may look, operators and administrators may ask schedulers to act. Asking is a row; what became of it can be
/// followed.
@PreAuthorize(Staff.MAY_SEE)
public class RunService {
    private static final int LOG_LINES = 500;

    private final RunHistory history;
    private final JobRequests requests;
    private final Watches watches;
    private final CurrentPerson person;
    private final Clock clock;

    public RunService(
            RunHistory history,
            JobRequests requests,
            Watches watches,
            CurrentPerson person,
            Clock clock) {
        this.history = history;
        this.requests = requests;
        this.watches = watches;
        this.person = person;
        this.clock = clock;
    }

    public RunPage page(RunFilter filter, @Nullable RunId before) {
        return RunPage.of(history.page(filter, before, RunPage.SIZE + 1));
    }

    /// The newest first, the `limit` runs behind `before`.
    public List<Run> runs(RunFilter filter, @Nullable RunId before, int limit) {
        return history.page(filter, before, limit);
    }

    /// The page, kept new until it is closed.
    public Watched<RunPage> watch(RunFilter filter, @Nullable RunId before) {
        return watches.watch(() -> page(filter, before));
    }

    public Watched<DayStrip> watchDay() {
        return watches.watch(() -> {
            var now = clock.instant();
            return DayStrip.of(history.between(DayStrip.begin(now), DayStrip.end(now)), now);
        });
    }

    public Optional<RunDetail> find(RunId run) {
        return history.detail(run);
    }

    /// The run, kept new until it is closed; empty when there is none.
    public Optional<Watched<RunDetail>> open(RunId run) {
        return find(run).map(_ -> watches.watch(() -> history.detail(run).orElseThrow()));
    }

    /// The newest lines.
    public List<LogLine> log(RunId run, LogLine.Level atLeast) {
        return history.log(run, atLeast, LOG_LINES);
    }

    public Watched<List<LogLine>> watchLog(RunId run, LogLine.Level atLeast) {
        return watches.watch(() -> log(run, atLeast));
    }

    public Optional<RequestReport> request(long request) {
        return requests.find(request);
    }

    /// What becomes of a request, until it is closed.
    public Watched<RequestReport> follow(long request) {
        return watches.watch(() -> requests.find(request).orElseThrow());
    }

    public Instant now() {
        return clock.instant();
    }

    public boolean mayAct() {
        return Staff.mayAct(person.get().role());
    }

    /// A run of the current slot; it changes no history and needs no reason.
    @PreAuthorize(Staff.MAY_ACT)
    public long runNow() {
        return requests.ask(JobRequest.Kind.RUN_NOW, null, person.get().login(), "");
    }

    /// @return the request's number
    @PreAuthorize(Staff.MAY_ACT)
    public long ask(RunAction action, RunId run, String reason) {
        return requests.ask(
                action.kind(),
                run,
                person.get().login(),
                action.needsReason() ? Staff.reason(reason) : reason);
    }
}
