package io.tenfolio.web.admin.run;

import io.tenfolio.job.JobRequest;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import java.util.Set;

/// What can be asked of a run, in which state, and whether it changes history.
public enum RunAction {
    RESTART(JobRequest.Kind.RESTART, false, RunState.FAILED),
    STOP(JobRequest.Kind.STOP, true, RunState.QUEUED, RunState.RUNNING),
    BACKFILL(JobRequest.Kind.BACKFILL, true, RunState.MISSED),
    RERUN(JobRequest.Kind.RERUN, true, RunState.PUBLISHED, RunState.FAILED, RunState.MISSED),
    ABANDON(JobRequest.Kind.ABANDON, true, RunState.FAILED);

    private final JobRequest.Kind kind;
    private final boolean changesHistory;
    private final Set<RunState> states;

    RunAction(JobRequest.Kind kind, boolean changesHistory, RunState... states) {
        this.kind = kind;
        this.changesHistory = changesHistory;
        this.states = Set.of(states);
    }

    JobRequest.Kind kind() {
        return kind;
    }

    public boolean needsReason() {
        return changesHistory;
    }

    /// A run that goes on needs what it has stored.
    public boolean fits(Run run) {
        return states.contains(run.state()) && (this != RESTART || run.thinnedAt().isEmpty());
    }
}
