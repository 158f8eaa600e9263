package io.tenfolio.acceptance.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tests broke, and when.
final class FaultLog {
    /// How much later than a fault its consequences may show.
    private static final Duration AFTERMATH = Duration.ofSeconds(60);

    private final List<Entry> entries = new ArrayList<>();

    private @Nullable Entry open;

    private record Entry(String what, Instant from, Instant until) {}

    /// Something is being broken from now on, until [#end()] is called.
    synchronized void begin(String what) {
        end();
        open = new Entry(what, Instant.now(), Instant.MAX);
    }

    /// What was being broken is whole again; nothing happens when nothing was.
    synchronized void end() {
        if (open != null) {
            note(open.what(), open.from(), Instant.now());
            open = null;
        }
    }

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
