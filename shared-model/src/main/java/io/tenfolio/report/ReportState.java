package io.tenfolio.report;

/// Where a report stands. Only OPEN and RUNNING ones change by themselves.
public enum ReportState {
    OPEN,
    RUNNING,
    DONE,
    FAILED,
    /// A person stopped it; what was made by then stays.
    STOPPED;

    /// Whether it waits for a scheduler or one works on it.
    public boolean isActive() {
        return this == OPEN || this == RUNNING;
    }

    /// Whether it can go on where it ended.
    public boolean canGoOn() {
        return this == FAILED || this == STOPPED;
    }
}
