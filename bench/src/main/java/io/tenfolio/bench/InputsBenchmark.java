package io.tenfolio.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tenfolio.batch.valuation.HotPositions;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// What a node needs before it can value: positions read cold and what they take in memory, the first run of a node, a run in which all
/// days end, and those after them. Beside the time stands the processor time of this process and of the server, which a busy machine
/// stretches less.
///
/// `java -cp … io.tenfolio.bench.InputsBenchmark [portfolios]`
public final class InputsBenchmark {
    private static final Duration DAY = Duration.ofDays(1);

    private static final String SPLITS =
            """
            insert into ledger_entry (account_id, kind, effective_at, recorded_at, instrument_id, ratio_new, ratio_old)
            select account_id, 'SPLIT', '2027-01-01', '2026-11-20', instrument_id, 2, 1
            from   account_position
            where  instrument_id <= 50
            """;

    private final BenchDatabase database;
    private final World world;
    private final int portfolios;

    private InputsBenchmark(BenchDatabase database, int portfolios) {
        this.database = database;
        this.world = new World(database);
        this.portfolios = portfolios;
    }

    public static void main(String[] arguments) {
        int portfolios = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (var database = BenchDatabase.start()) {
            new InputsBenchmark(database, portfolios).run();
        }
    }

    private void run() {
        try (var product = ProductJob.on(database)) {
            world.grow(portfolios);
            for (int round = 1; round <= 3; round++) {
                var cold = cold(product);
                measured("positions, nothing remembered", () -> cold.asOf(sequence(product)));
            }
            var keeps = cold(product);
            keeps.asOf(sequence(product));
            measured("keeping them packed", () -> keep(keeps));
            for (int round = 1; round <= 3; round++) {
                var cold = cold(product);
                measured("positions, from what was kept", () -> cold.asOf(sequence(product)));
            }
            memory(product);
            runs(product);
        }
        try (var product = ProductJob.on(database)) {
            var ours = new OurWay(product);
            value(
                    ours,
                    "first run of another node",
                    at(DAY.multipliedBy(2).plus(World.STEP.multipliedBy(3))));
            splits(product);
        }
    }

    private void runs(ApplicationContext product) {
        var ours = new OurWay(product);
        value(ours, "first run", at(Duration.ZERO));
        for (int i = 1; i <= 3; i++) {
            value(ours, "next", at(World.STEP.multipliedBy(i)));
        }
        for (int day = 1; day <= 2; day++) {
            value(ours, "all days end", at(DAY.multipliedBy(day)));
            value(ours, "next", at(DAY.multipliedBy(day).plus(World.STEP)));
            value(ours, "next", at(DAY.multipliedBy(day).plus(World.STEP.multipliedBy(2))));
        }
    }

    /// A split of a tenth of all instruments in each account that holds one, later than any price.
    private void splits(ApplicationContext product) {
        System.out.printf(
                "%,d splits that are not in prices%n",
                new JdbcTemplate(database.owner()).update(SPLITS));
        var ours = new OurWay(product);
        for (int i = 4; i <= 6; i++) {
            value(
                    ours,
                    "a run with splits",
                    at(DAY.multipliedBy(2).plus(World.STEP.multipliedBy(i))));
        }
    }

    private void value(OurWay ours, String what, Slot slot) {
        world.say(slot);
        measured(what, () -> ours.value(slot, portfolios));
        System.out.println("    " + ours.steps(slot));
    }

    private static Slot at(Duration later) {
        return new Slot(World.FIRST_SLOT.start().plus(later));
    }

    /// By the difference that it makes to the heap after it was cleared.
    private static void memory(ApplicationContext product) {
        var hot = cold(product);
        long before = used();
        var held = hot.asOf(sequence(product));
        long bytes = used() - before;
        System.out.printf(
                "%,d portfolios take %.1f MB, %.1f bytes a holding%n",
                held.eligible(), bytes / 1e6, (double) bytes / held.eligible() / World.HOLDINGS);
    }

    private static long used() {
        var heap = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, heap.getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    private static boolean keep(HotPositions positions) {
        positions.keep();
        return true;
    }

    private static HotPositions cold(ApplicationContext product) {
        return new HotPositions(
                product.getBean(PositionColumns.class),
                product.getBean(Positions.class),
                product.getBean(Portfolios.class),
                product.getBean(BlockLayout.class));
    }

    private static long sequence(ApplicationContext product) {
        return product.getBean(Positions.class).sequence();
    }

    private static <T> T measured(String what, Supplier<T> work) {
        var ownBefore = own();
        var serverBefore = server();
        var begin = Instant.now();
        var result = work.get();
        System.out.printf(
                "%-32s %6.2f s; processors: ours %6.2f s, server's %6.2f s%n",
                what,
                Duration.between(begin, Instant.now()).toMillis() / 1e3,
                own().minus(ownBefore).toMillis() / 1e3,
                server().minus(serverBefore).toMillis() / 1e3);
        return result;
    }

    private static Duration own() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    private static Duration server() {
        return ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
