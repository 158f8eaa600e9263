package io.tenfolio.bench;

import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/// How fast one portfolio's chart is read, as pages read it.
final class Charts {
    private static final int WARM_UPS = 200;

    /// The slots of a day before all that the bench values.
    static final List<Slot> DAY =
            Stream.iterate(
                            new Slot(Instant.parse("2026-11-18T00:00:00Z")),
                            slot -> slot.next(World.STEP))
                    .limit(144)
                    .toList();

    private final Valuations valuations;

    Charts(ApplicationContext product) {
        valuations = product.getBean(Valuations.class);
    }

    /// How long each reader waited, shortest first.
    record Answers(int slots, int portfolios, List<Duration> waits) {
        Answers {
            waits = waits.stream().sorted().toList();
        }

        int count() {
            return waits.size();
        }

        Duration quantile(double part) {
            return waits.get((int) Math.ceil(part * waits.size()) - 1);
        }

        static String millis(Duration wait) {
            return String.format(Locale.ROOT, "%.1f ms", wait.toNanos() / 1e6);
        }
    }

    /// Each reader asks for another portfolio, after others have warmed things up.
    Answers measure(List<Slot> slots, int portfolios, int readers) {
        var from = slots.getFirst().start();
        var to = slots.getLast().start();
        var random = new Random(1);
        var waits = new ArrayList<Duration>();
        for (int reader = -WARM_UPS; reader < readers; reader++) {
            var portfolio = new PortfolioId(1 + random.nextInt(portfolios));
            long begin = System.nanoTime();
            var chart = valuations.series(portfolio, from, to);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            if (chart.size() != slots.size()) {
                throw new IllegalStateException(
                        "%s has %d slots, not %d".formatted(portfolio, chart.size(), slots.size()));
            }
            if (reader >= 0) {
                waits.add(took);
            }
        }
        return new Answers(slots.size(), portfolios, waits);
    }
}
