package io.tenfolio.bench;

import io.tenfolio.db.live.MemberTalk;
import io.tenfolio.job.Slot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/// Our way by one scheduler, then by two: a second process joins the cluster, the map has a backup on the other node, and ranges of each run
/// go to whoever is free.
final class TwoNodes {
    private static final int WARM_UPS = 5;
    private static final int RUNS = 9;

    /// A node that has just joined reads all positions before it asks for ranges.
    private static final int MOST_WARM_UPS = 60;

    private final Plan plan;
    private final World world;
    private final OurWay ours;
    private final AtomicInteger rangesElsewhere = new AtomicInteger();
    private Slot next = World.FIRST_SLOT;

    private TwoNodes(Plan plan, BenchDatabase database, ApplicationContext product) {
        this.plan = plan;
        this.world = new World(database);
        this.ours = new OurWay(product);
    }

    static boolean isAskedFor(String... arguments) {
        int at = List.of(arguments).indexOf("--nodes");
        return at >= 0 && at + 1 < arguments.length && arguments[at + 1].equals("2");
    }

    static void main(String[] arguments) {
        int at = List.of(arguments).indexOf("--nodes");
        var others = new ArrayList<>(Arrays.asList(arguments));
        others.subList(at, at + 2).clear();
        var plan = Plan.of(others.toArray(String[]::new));
        try (var database = BenchDatabase.start();
                var product = ProductJob.on(database)) {
            System.out.println(
                    "Results are in "
                            + new TwoNodes(plan, database, product).measure(database, product));
        } catch (IOException e) {
            throw new IllegalStateException("The bench could not go on", e);
        }
    }

    private Path measure(BenchDatabase database, ApplicationContext product) throws IOException {
        System.out.printf("Making %,d portfolios …%n", plan.portfolios());
        world.grow(plan.portfolios());
        for (int run = 0; run < WARM_UPS; run++) {
            value();
        }
        var alone = measured("one scheduler");
        var talk = product.getBean(MemberTalk.class);
        try (var _ = talk.listen((_, words) -> countDone(words));
                var _ = SecondNode.start(database)) {
            warmUpWithTheOther();
            rangesElsewhere.set(0);
            var together = measured("two schedulers, one backup");
            return write(alone, together, (double) rangesElsewhere.get() / RUNS);
        }
    }

    private void countDone(String words) {
        if (words.contains(" done ")) {
            rangesElsewhere.incrementAndGet();
        }
    }

    /// While the second node joins and takes its share of the map, that may answer too late.
    private void warmUpWithTheOther() {
        for (int run = 0; rangesElsewhere.get() == 0; run++) {
            if (run == MOST_WARM_UPS) {
                throw new IllegalStateException("The second node values nothing");
            }
            try {
                value();
            } catch (IllegalStateException e) {
                System.out.println("Not yet: " + e.getMessage());
            }
        }
        for (int run = 0; run < 2 * WARM_UPS; run++) {
            value();
        }
    }

    private Measured measured(String what) {
        var measured = new Measured(what, plan.portfolios());
        for (int run = 0; run < RUNS; run++) {
            measured.add(value());
        }
        System.out.printf("%s: %s%n", what, Measured.seconds(measured.median()));
        return measured;
    }

    private Duration value() {
        var slot = next;
        world.say(slot);
        next = next.next(World.STEP);
        return ours.value(slot, plan.portfolios());
    }

    private Path write(Measured alone, Measured together, double ranges) throws IOException {
        var page =
                new StringBuilder("# Two schedulers on one machine\n\n")
                        .append(
                                "From the trigger until the run is published and the map shows it. Commit %s, %d cores, MariaDB beside them, load %.1f at the end.\n\n"
                                        .formatted(
                                                plan.commit(),
                                                Runtime.getRuntime().availableProcessors(),
                                                ManagementFactory.getOperatingSystemMXBean()
                                                        .getSystemLoadAverage()))
                        .append(
                                "| | Portfolios | Median | Spread | Runs |\n|---|---|---|---|---|\n");
        for (var one : List.of(alone, together)) {
            page.append(
                    "| %s | %,d | %s | %s | %d |\n"
                            .formatted(
                                    one.what(),
                                    one.portfolios(),
                                    Measured.seconds(one.median()),
                                    one.spread(),
                                    one.count()));
        }
        page.append(
                String.format(
                        Locale.ROOT,
                        "\nThe second scheduler valued %.1f ranges of a run, in the mean.\n",
                        ranges));
        Files.createDirectories(plan.results());
        return Files.writeString(
                plan.results().resolve(LocalDate.now(Clock.systemUTC()) + "-two-nodes.md"), page);
    }
}
