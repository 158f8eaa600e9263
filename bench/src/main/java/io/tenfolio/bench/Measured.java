package io.tenfolio.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long one way took, round by round.
final class Measured {
    private final String what;
    private final int portfolios;
    private final List<Duration> rounds = new ArrayList<>();

    Measured(String what, int portfolios) {
        this.what = what;
        this.portfolios = portfolios;
    }

    void add(Duration round) {
        rounds.add(round);
    }

    String what() {
        return what;
    }

    int portfolios() {
        return portfolios;
    }

    Duration median() {
        var sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /// The fastest and the slowest round.
    String spread() {
        var sorted = rounds.stream().sorted().toList();
        return seconds(sorted.getFirst()) + " to " + seconds(sorted.getLast());
    }

    int count() {
        return rounds.size();
    }

    /// Nanoseconds a portfolio, in the median.
    double perPortfolio() {
        return (double) median().toNanos() / portfolios;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }
}
