package io.tenfolio.job;

/// How many portfolios a run had to value, valued, and skipped to the dead letters, and how many of the
/// valued have gaps.
public record RunCounts(int eligible, int valued, int skipped, int withGaps) {
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0);

    public boolean reconciles() {
        return valued + skipped == eligible;
    }
}
