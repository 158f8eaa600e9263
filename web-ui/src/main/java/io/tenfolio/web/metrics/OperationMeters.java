package io.tenfolio.web.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tenfolio.db.job.OperationFigures;
import io.tenfolio.db.job.Runs;
import io.tenfolio.job.RunState;
import io.tenfolio.web.live.LiveFeed;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs, sources, freshness and open pages as meters. The database is asked at most every ten seconds, however often it is scraped;
/// while it does not answer, the meters have no value instead of an old one.
final class OperationMeters implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(OperationMeters.class);
    private static final Duration[] BARS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15)
    };
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final OperationFigures figures;
    private final Runs runs;
    private final LiveFeed feed;
    private @Nullable Seen seen;
    private @Nullable MultiGauge attempts;
    private @Nullable MultiGauge steps;
    private @Nullable MultiGauge breakers;

    OperationMeters(OperationFigures figures, Runs runs, LiveFeed feed) {
        this.figures = figures;
        this.runs = runs;
        this.feed = feed;
    }

    private record Seen(
            long atNanos,
            Map<String, Long> runs,
            OptionalLong publishedAge,
            OptionalLong priceAge,
            long deadLetters,
            long requests,
            long sessions,
            boolean answered) {
        static Seen nothing() {
            return new Seen(
                    System.nanoTime(),
                    Map.of(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    0,
                    0,
                    0,
                    false);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : RunState.values()) {
            gauge(
                    registry,
                    "tenfolio.runs",
                    "Runs of the last 24 hours by state",
                    Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                    now -> now.runs().getOrDefault(state.name(), 0L));
        }
        gauge(
                registry,
                "tenfolio.published.age.seconds",
                "Since the slot of the newest published run",
                Tags.empty(),
                now -> orNone(now.publishedAge()));
        gauge(
                registry,
                "tenfolio.price.age.seconds",
                "Since the newest price was recorded",
                Tags.empty(),
                now -> orNone(now.priceAge()));
        gauge(
                registry,
                "tenfolio.deadletters.open",
                "Dead letters that nobody has resolved",
                Tags.empty(),
                Seen::deadLetters);
        gauge(
                registry,
                "tenfolio.requests.open",
                "Asked-for runs that no scheduler has taken",
                Tags.empty(),
                Seen::requests);
        gauge(
                registry,
                "tenfolio.sessions.open",
                "Places where people are logged in, on all nodes",
                Tags.empty(),
                Seen::sessions);
        Gauge.builder("tenfolio.pages.open", feed, LiveFeed::pages)
                .description("Pages that this node keeps new")
                .register(registry);
        var push =
                Timer.builder("tenfolio.push")
                        .description("From the publication of a run to an open page of this node")
                        .serviceLevelObjectives(BARS)
                        .register(registry);
        feed.onPush(push::record);
        breakers =
                MultiGauge.builder("tenfolio.source.breaker")
                        .description("What a scheduler's circuit breaker does with a source: 1")
                        .register(registry);
        attempts =
                MultiGauge.builder("tenfolio.source.attempts")
                        .description("Attempts of the last hour to ask a source, by outcome")
                        .register(registry);
        steps =
                MultiGauge.builder("tenfolio.step.seconds")
                        .description("How long each step of the newest published run took")
                        .register(registry);
        now();
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            ToDoubleFunction<Seen> value) {
        Gauge.builder(
                        name,
                        () -> {
                            var now = now();
                            return now.answered() ? value.applyAsDouble(now) : Double.NaN;
                        })
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static double orNone(OptionalLong seconds) {
        return seconds.isPresent() ? seconds.getAsLong() : Double.NaN;
    }

    private synchronized Seen now() {
        var last = seen;
        if (last == null || System.nanoTime() - last.atNanos() > KEPT_NANOS) {
            last = look();
            seen = last;
        }
        return last;
    }

    private Seen look() {
        try {
            tellSources();
            tellSteps();
            tellBreakers();
            return new Seen(
                    System.nanoTime(),
                    figures.runs(),
                    figures.publishedAge(),
                    figures.priceAge(),
                    figures.openDeadLetters(),
                    figures.openRequests(),
                    figures.openSessions(),
                    true);
        } catch (RuntimeException e) {
            log.debug("No figures for the meters: {}", e.toString());
            return Seen.nothing();
        }
    }

    private void tellSources() {
        if (attempts != null) {
            attempts.register(
                    figures.attempts().stream()
                            .<Row<?>>map(one ->
                                    Row.of(
                                            Tags.of(
                                                    "source",
                                                    one.source(),
                                                    "outcome",
                                                    one.outcome().toLowerCase(Locale.ROOT)),
                                            one.count()))
                            .toList(),
                    true);
        }
    }

    private void tellBreakers() {
        if (breakers != null) {
            breakers.register(
                    figures.breakers().stream()
                            .<Row<?>>map(one ->
                                    Row.of(
                                            Tags.of(
                                                    "source",
                                                    one.source(),
                                                    "node",
                                                    one.node(),
                                                    "state",
                                                    one.state().toLowerCase(Locale.ROOT)),
                                            1))
                            .toList(),
                    true);
        }
    }

    private void tellSteps() {
        if (steps != null) {
            var newest = runs.latestPublished();
            if (newest.isPresent()) {
                steps.register(
                        runs.took(newest.get().id()).entrySet().stream()
                                .<Row<?>>map(step ->
                                        Row.of(
                                                Tags.of(
                                                        "step",
                                                        step.getKey()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)),
                                                step.getValue().toMillis() / 1_000.0))
                                .toList(),
                        true);
            }
        }
    }
}
