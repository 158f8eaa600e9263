package io.tenfolio.bench;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.Prices;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.price.MarketSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// Makes portfolios, lets every way value them in turn, compares what they stored, and writes a page of results. Fails when two ways differ.
public final class Bench {
    private static final int WARM_UPS = 5;
    private static final int RUNS_OF_OURS = 7;
    private static final int CHARTED = 100_000;
    private static final int READERS_OF_CHARTS = 500;

    private final Plan plan;
    private final BenchDatabase database;
    private final ApplicationContext product;
    private final World world;
    private final OurWay ours;
    private final SameFigures same;
    private final Results results;
    private final AtomicReference<MarketSnapshot> market = new AtomicReference<>();
    private Slot next = World.FIRST_SLOT;

    private Bench(Plan plan, BenchDatabase database, ApplicationContext product) {
        this.plan = plan;
        this.database = database;
        this.product = product;
        this.world = new World(database);
        this.ours = new OurWay(product);
        this.same = new SameFigures(database);
        this.results = new Results(plan, database);
    }

    public static void main(String[] arguments) {
        if (TwoNodes.isAskedFor(arguments)) {
            TwoNodes.main(arguments);
            return;
        }
        Plan plan;
        try {
            plan = Plan.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(plan) ? 0 : 1);
    }

    /// Whether all ways agreed.
    static boolean run(Plan plan) {
        try (var database = BenchDatabase.start();
                var product = ProductJob.on(database)) {
            new Bench(plan, database, product).run();
            return true;
        } catch (WaysDiffer e) {
            System.err.println(e.getMessage());
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("The bench could not go on", e);
        }
    }

    /// The page is written after each stage: what was measured stays if the next one is broken off.
    private void run() throws Exception {
        for (int size : plan.sizes()) {
            grow(size);
            if (size == Math.min(CHARTED, plan.portfolios())) {
                chart(size);
            }
            results.write();
        }
        results.storage(new JdbcTemplate(database.owner()));
        if (plan.arithmetic()) {
            results.arithmetic(Arithmetic.measure());
            results.write();
        }
        sideBySide();
        results.write();
        for (int size : plan.sizesAlone()) {
            grow(size);
        }
        tell("Results are in " + results.write());
    }

    private void grow(int portfolios) {
        tell("Making portfolios up to %,d …".formatted(portfolios));
        var making = world.grow(portfolios);
        var firstRun = ours.value(saidNext(), portfolios);
        for (int i = 1; i < WARM_UPS; i++) {
            ours.value(saidNext(), portfolios);
        }
        var steps = new ArrayList<Map<Runs.Step, Duration>>();
        var measured = new Measured(ours.name(), portfolios);
        for (int i = 0; i < RUNS_OF_OURS; i++) {
            var slot = saidNext();
            measured.add(ours.value(slot, portfolios));
            steps.add(ours.steps(slot));
        }
        results.growth(new Results.Grown(measured, making, firstRun, steps));
        tell("%,d portfolios: ours %s".formatted(portfolios, Measured.seconds(measured.median())));
    }

    /// A day's chart of one portfolio, the day filled with copies of the last run.
    private void chart(int portfolios) {
        tell("Filling a day for the charts …");
        var last = new Slot(next.start().minus(World.STEP));
        var day = Charts.DAY;
        world.copy(last, day);
        results.charts(new Charts(product).measure(day, portfolios, READERS_OF_CHARTS));
    }

    private void sideBySide() throws Exception {
        var setBased = new SetBasedSql(database);
        try (var bulk = database.withBulkProtocol();
                var documented = new DocumentationWays(bulk, market::get)) {
            tell("Looking for the documentation's fastest way …");
            var prepared = saidNext();
            ours.value(prepared, plan.portfolios());
            marketOf(prepared);
            documented.all().forEach(way -> way.value(next, Math.max(1, plan.documented() / 10)));
            setBased.value(next, plan.documented());
            forgetOthers();
            var tried = new ArrayList<Measured>();
            for (var way : documented.all()) {
                var once = new Measured(way.name(), plan.documented());
                once.add(way.value(prepared, plan.documented()));
                tried.add(once);
            }
            same.check(prepared, plan.documented(), documented.names());
            forgetOthers();
            var fastest = documented.fastest(tried);

            var ourTimes = new Measured(ours.name(), plan.portfolios());
            var setTimes = new Measured(setBased.name(), plan.portfolios());
            var documentedTimes = new Measured(fastest.name(), plan.documented());
            for (int round = 1; round <= plan.rounds(); round++) {
                tell("Round %d of %d …".formatted(round, plan.rounds()));
                var slot = saidNext();
                ourTimes.add(ours.value(slot, plan.portfolios()));
                marketOf(slot);
                setTimes.add(setBased.value(slot, plan.portfolios()));
                documentedTimes.add(fastest.value(slot, plan.documented()));
                same.check(slot, plan.documented(), List.of(SetBasedSql.NAME, fastest.shortName()));
                forgetOthers();
                List.of(ourTimes, setTimes, documentedTimes)
                        .forEach(one -> tell("%s: %s so far".formatted(one.what(), one.spread())));
            }
            results.sideBySide(ourTimes, setTimes, documentedTimes, tried);
            if (plan.onceAtFull()) {
                onceAtFull(setBased, fastest, ourTimes);
            }
        }
    }

    /// All portfolios, also by the documentation's way, and all of them compared.
    private void onceAtFull(SetBasedSql setBased, DocumentationWay documented, Measured ourTimes) {
        tell("All portfolios once, by %s …".formatted(documented.name()));
        var slot = saidNext();
        ours.value(slot, plan.portfolios());
        marketOf(slot);
        setBased.value(slot, plan.portfolios());
        var took = new Measured(documented.name(), plan.portfolios());
        took.add(documented.value(slot, plan.portfolios()));
        results.onceAtFull(took, ourTimes);
        tell("Comparing all figures …");
        same.check(slot, plan.portfolios(), List.of(SetBasedSql.NAME, documented.shortName()));
        forgetOthers();
    }

    /// The prices that a run of ours used are those that the others value the slot with.
    private void marketOf(Slot slot) {
        var frozen = product.getBean(Prices.class).market(new RunId(slot, 0)).orElseThrow();
        market.set(frozen);
        world.units(frozen);
    }

    private Slot saidNext() {
        var slot = next;
        world.say(slot);
        next = next.next(World.STEP);
        return slot;
    }

    private void forgetOthers() {
        new JdbcTemplate(database.owner()).execute("truncate table bench_valuation");
    }

    private static void tell(String what) {
        System.out.println(what);
    }
}
