package io.tenfolio.job;

/// Where a run stands. Readers of figures look at PUBLISHED only.
public enum RunState {
    QUEUED,
    RUNNING,
    PUBLISHED,
    FAILED,
    MISSED;

    public boolean isFinal() {
        return this == PUBLISHED || this == MISSED;
    }
}
