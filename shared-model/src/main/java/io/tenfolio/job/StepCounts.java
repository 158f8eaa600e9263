package io.tenfolio.job;

/// How much a step looked at and how much it wrote: answers when fetching, statements and prices when choosing, blocks when valuing,
/// portfolios when reconciling, runs when publishing.
public record StepCounts(long read, long written) {
    public static final StepCounts NONE = new StepCounts(0, 0);
}
