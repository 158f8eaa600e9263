package io.tenfolio.scheduler.health;

import io.tenfolio.job.Remark;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/// When and why this node, or every node, could not schedule: the reasons of missed slots.
@Component
public class Outages {
    private static final int KEPT = 100;

    private final Deque<Outage> newestFirst = new ArrayDeque<>();

    private record Outage(Instant from, Instant until, String what) {
        boolean touches(Instant begin, Instant end) {
            return from.isBefore(end) && until.isAfter(begin);
        }

        String inWords() {
            return Remark.DURING.say(
                    what,
                    from.truncatedTo(ChronoUnit.SECONDS),
                    until.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    public synchronized void note(Instant from, Instant until, String what) {
        newestFirst.addFirst(new Outage(from, until, what));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /// Why nobody queued a slot of this length.
    public synchronized String reason(Slot missed, Duration step) {
        return newestFirst.stream()
                .filter(outage -> outage.touches(missed.start(), missed.next(step).start()))
                .map(Outage::inWords)
                .findFirst()
                .orElse(Remark.NOBODY_KNOWS.say());
    }
}
