package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Asked;
import io.tenfolio.batch.price.source.Deadline;
import io.tenfolio.batch.price.source.Sources.Connected;
import io.tenfolio.price.SourceName;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks sources at the same time, each on a thread of its own, and hands over what they say as it comes, on the
/// caller's thread. Ends at the deadline even if a source ignores that its thread is interrupted.
final class AskSources {
    private static final Logger log = LoggerFactory.getLogger(AskSources.class);

    private final Clock clock;

    AskSources(Clock clock) {
        this.clock = clock;
    }

    private sealed interface Report {}

    private record Said(Attempt attempt) implements Report {}

    private record Ended(SourceName source) implements Report {}

    /// @param codes what to ask each source for
    void ask(
            Map<Connected, ? extends Collection<String>> codes,
            Deadline deadline,
            Consumer<Attempt> each)
            throws InterruptedException {
        var reports = new LinkedBlockingQueue<Report>();
        var silent = new LinkedHashMap<SourceName, Thread>();
        var started = clock.instant();
        var stopwatch = System.nanoTime();
        codes.forEach((source, asked) ->
                silent.put(
                        source.name(),
                        Thread.ofVirtual()
                                .name("ask-" + source.name().value())
                                .start(() -> askOne(source, asked, deadline, reports))));
        try {
            listen(reports, silent, deadline, each);
            for (var source : silent.keySet()) {
                var took = Duration.ofNanos(System.nanoTime() - stopwatch);
                var late =
                        new Asked.Failed("no whole answer before the time for fetching was over");
                each.accept(new Attempt(source, started, took, late));
            }
        } finally {
            silent.values().forEach(Thread::interrupt);
        }
    }

    /// Removes from `silent` who has said all.
    private static void listen(
            BlockingQueue<Report> reports,
            Map<SourceName, Thread> silent,
            Deadline deadline,
            Consumer<Attempt> each)
            throws InterruptedException {
        while (!silent.isEmpty()) {
            var report = reports.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            switch (report) {
                case null -> {
                    return;
                }
                case Said(var attempt) -> each.accept(attempt);
                case Ended(var source) -> silent.remove(source);
            }
        }
    }

    /// One question after the other; none after one that showed the source in trouble.
    private void askOne(
            Connected source,
            Collection<String> codes,
            Deadline deadline,
            BlockingQueue<Report> reports) {
        try {
            for (var question : source.source().questions(codes)) {
                var started = clock.instant();
                var stopwatch = System.nanoTime();
                var asked = source.gateway().ask(question, deadline);
                var took = Duration.ofNanos(System.nanoTime() - stopwatch);
                reports.add(new Said(new Attempt(source.name(), started, took, asked)));
                if (asked instanceof Asked.Failed || asked instanceof Asked.Spared) break;
            }
        } catch (RuntimeException e) {
            log.error("Asking {} failed in a way nobody foresaw", source.name().value(), e);
            var failed = new Asked.Failed("asking failed on our side");
            reports.add(
                    new Said(new Attempt(source.name(), clock.instant(), Duration.ZERO, failed)));
        } finally {
            reports.add(new Ended(source.name()));
        }
    }
}
