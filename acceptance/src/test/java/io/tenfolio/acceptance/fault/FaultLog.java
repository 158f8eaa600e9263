package io.tenfolio.acceptance.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the tests broke, and when.
final class FaultLog {
    /// How much later than a fault its consequences may show.
    private static final Duration AFTERMATH = Duration.ofSeconds(60);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String what, Instant from, Instant until) {}

    synchronized void note(String what, Instant from, Instant until) {
        entries.add(new Entry(what, from, until));
    }

    /// Whether something was broken at some time in a slot, or so shortly before that it explains what became of it.
    synchronized boolean explains(Instant slotBegins, Instant slotEnds) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.from().isBefore(slotEnds)
                                && entry.until().plus(AFTERMATH).isAfter(slotBegins));
    }
}
