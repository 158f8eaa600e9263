package io.tenfolio.performance;

/// How often returns come, as a number of returns a year.
public enum Frequency {
    DAILY(252),
    WEEKLY(52),
    MONTHLY(12);

    private final int perYear;

    Frequency(int perYear) {
        this.perYear = perYear;
    }

    public int perYear() {
        return perYear;
    }
}
