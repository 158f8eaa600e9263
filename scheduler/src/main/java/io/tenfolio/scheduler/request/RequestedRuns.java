package io.tenfolio.scheduler.request;

import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.job.JobRequest;
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
                        ? "Run %s serves this request too".formatted(asked.run())
                        : "Run %s is queued".formatted(asked.run()));
    }

    private Outcome restart(JobRequest request, Run run) {
        return gate.restart(run.id(), request.requestedBy())
                ? Outcome.done("Run %s is queued and goes on where it stopped".formatted(run.id()))
                : Outcome.refused(
                        "Run %s has not failed, it is %s".formatted(run.id(), run.state()));
    }

    private Outcome rerun(JobRequest request, Run run) {
        var next = gate.rerun(run.id().slot(), request.requestedBy());
        return Outcome.done("Run %s is queued; %s stays as it is".formatted(next, run.id()));
    }

    private Outcome stop(JobRequest request, Run run) {
        var reason = "stopped by %s: %s".formatted(request.requestedBy(), request.reason());
        return gate.stop(run.id(), reason)
                ? Outcome.done("Run %s is stopped".formatted(run.id()))
                : Outcome.refused(
                        "Run %s is neither queued nor running, it is %s"
                                .formatted(run.id(), run.state()));
    }

    private Outcome abandon(JobRequest request, Run run) {
        var reason =
                "abandoned by %s: %s (%s)"
                        .formatted(request.requestedBy(), request.reason(), run.reason());
        return gate.abandon(run.id(), reason)
                ? Outcome.done("Run %s is given up; its slot counts as missed".formatted(run.id()))
                : Outcome.refused(
                        "Run %s has not failed, it is %s".formatted(run.id(), run.state()));
    }

    private Outcome backfill(JobRequest request, Run run) {
        return gate.backfill(run.id(), request.requestedBy())
                ? Outcome.done("Run %s is queued".formatted(run.id()))
                : Outcome.refused(
                        run.state() == RunState.MISSED
                                ? "Slot %s is not missing: another run of it is published or under way"
                                        .formatted(run.id().slot().start())
                                : "Run %s was not missed, it is %s"
                                        .formatted(run.id(), run.state()));
    }

    private Outcome known(JobRequest request, Function<Run, Outcome> act) {
        RunId id = request.run();
        if (id == null) {
            return Outcome.refused("The request does not say which run");
        }
        return runs.find(id)
                .map(act)
                .orElseGet(() -> Outcome.refused("There is no run %s".formatted(id)));
    }
}
