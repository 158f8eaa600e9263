package io.tenfolio.scheduler.request;

import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.Remark;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.scheduler.timetable.DueSlots;
import io.tenfolio.scheduler.timetable.TimetableSettings;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What each kind of request does to runs, and how that is told to whoever asked.
@Component
class RequestedRuns {
    private final RunGate gate;
    private final Runs runs;
    private final DueSlots dueSlots;
    private final TimetableSettings timetable;
    private final Replays replays;
    private final Clock clock;

    RequestedRuns(
            RunGate gate,
            Runs runs,
            DueSlots dueSlots,
            TimetableSettings timetable,
            Replays replays,
            Clock clock) {
        this.gate = gate;
        this.replays = replays;
        this.runs = runs;
        this.dueSlots = dueSlots;
        this.timetable = timetable;
        this.clock = clock;
    }

    Outcome act(JobRequest request) {
        return switch (request.kind()) {
            case RUN_NOW -> runNow(request);
            case RESTART -> known(request, run -> restart(request, run));
            case RERUN -> known(request, run -> rerun(request, run));
            case STOP -> known(request, run -> stop(request, run));
            case ABANDON -> known(request, run -> abandon(request, run));
            case BACKFILL -> known(request, run -> backfill(request, run));
            case REPLAY -> replays.take(request);
        };
    }

    /// The state of the run that a request is about, for the audit trail; "" when it is about none.
    String state(JobRequest request) {
        var id = request.run();
        return id == null ? "" : runs.find(id).map(run -> run.state().name()).orElse("");
    }

    private Outcome runNow(JobRequest request) {
        var slot = timetable.current(clock);
        dueSlots.queue(slot, request.requestedBy());
        var asked = gate.askNow(slot, request.createdAt(), request.requestedBy());
        return Outcome.done(
                asked.joined()
                        ? Remark.RUN_SERVES.say(asked.run())
                        : Remark.RUN_QUEUED.say(asked.run()));
    }

    private Outcome restart(JobRequest request, Run run) {
        return gate.restart(run.id(), request.requestedBy())
                ? Outcome.done(Remark.RUN_GOES_ON.say(run.id()))
                : Outcome.refused(
                        run.state() == RunState.FAILED && run.thinnedAt().isPresent()
                                ? Remark.VALUES_GONE.say(run.id())
                                : Remark.NOT_FAILED.say(run.id(), run.state()));
    }

    private Outcome rerun(JobRequest request, Run run) {
        var next = gate.rerun(run.id().slot(), request.requestedBy());
        return Outcome.done(Remark.RUN_REVISED.say(next, run.id()));
    }

    private Outcome stop(JobRequest request, Run run) {
        var reason = Remark.STOPPED_BY.say(request.requestedBy(), request.reason());
        return gate.stop(run.id(), reason)
                ? Outcome.done(Remark.RUN_STOPPED.say(run.id()))
                : Outcome.refused(Remark.NOT_STOPPABLE.say(run.id(), run.state()));
    }

    private Outcome abandon(JobRequest request, Run run) {
        var reason = Remark.ABANDONED_BY.say(request.requestedBy(), request.reason(), run.reason());
        return gate.abandon(run.id(), reason)
                ? Outcome.done(Remark.RUN_GIVEN_UP.say(run.id()))
                : Outcome.refused(Remark.NOT_FAILED.say(run.id(), run.state()));
    }

    private Outcome backfill(JobRequest request, Run run) {
        return gate.backfill(run.id(), request.requestedBy())
                ? Outcome.done(Remark.RUN_QUEUED.say(run.id()))
                : Outcome.refused(
                        run.state() == RunState.MISSED
                                ? Remark.NOT_MISSING.say(run.id().slot().start())
                                : Remark.NOT_MISSED.say(run.id(), run.state()));
    }

    private Outcome known(JobRequest request, Function<Run, Outcome> act) {
        RunId id = request.run();
        if (id == null) {
            return Outcome.refused(Remark.NO_RUN_NAMED.say());
        }
        return runs.find(id).map(act).orElseGet(() -> Outcome.refused(Remark.NO_SUCH_RUN.say(id)));
    }
}
