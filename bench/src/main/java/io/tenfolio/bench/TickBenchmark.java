package io.tenfolio.bench;

import io.tenfolio.batch.valuation.ValueTicks;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// What a tick costs: a price of an instrument is pushed that 10, 1,000 or 100,000 hold, with fewer and with more portfolios around them.
/// Timed from the commit of the price until all ticks are in the map. Started by hand, with two numbers of portfolios if not these.
public final class TickBenchmark {
    private static final int[] HOLDERS = {10, 1_000, 100_000};
    private static final int FIRST_INSTRUMENT = 601;
    private static final int ROUNDS = 9;
    private static final SourceName SOURCE = new SourceName("bench-push");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final World world;
    private final JdbcTemplate jdbc;
    private final OurWay ours;
    private final ValueTicks ticks;
    private final Pushes pushes;
    private final Transactions transactions;
    private Slot next = World.FIRST_SLOT;
    private int price = 1_000;

    private TickBenchmark(BenchDatabase database, ApplicationContext product) {
        world = new World(database);
        jdbc = new JdbcTemplate(database.owner());
        ours = new OurWay(product);
        ticks = product.getBean(ValueTicks.class);
        pushes = product.getBean(Pushes.class);
        transactions = product.getBean(Transactions.class);
    }

    public static void main(String[] arguments) throws Exception {
        var sizes =
                arguments.length == 0
                        ? List.of(100_000, 1_000_000)
                        : List.of(arguments).stream().map(Integer::valueOf).toList();
        try (var database = BenchDatabase.start();
                var product = ProductJob.on(database)) {
            var benchmark = new TickBenchmark(database, product);
            for (int portfolios : sizes) {
                benchmark.measure(portfolios);
            }
        }
    }

    private void measure(int portfolios) {
        world.grow(portfolios);
        spread(portfolios);
        run(portfolios);
        for (int i = 0; i < HOLDERS.length; i++) {
            int holders = Math.min(HOLDERS[i], portfolios);
            long first = tick(FIRST_INSTRUMENT + i, holders).toMillis();
            var times = new ArrayList<Duration>();
            for (int round = 0; round < ROUNDS; round++) {
                times.add(tick(FIRST_INSTRUMENT + i, holders));
            }
            times.sort(null);
            System.out.printf(
                    "%,9d portfolios, %,7d holders: median %6.1f ms, %.1f to %.1f ms, the first %d ms%n",
                    portfolios,
                    holders,
                    millis(times.get(ROUNDS / 2)),
                    millis(times.getFirst()),
                    millis(times.getLast()),
                    first);
        }
    }

    /// Gives each of the instruments to so many, evenly over all blocks.
    private void spread(int portfolios) {
        for (int i = 0; i < HOLDERS.length; i++) {
            int instrument = FIRST_INSTRUMENT + i;
            int holders = Math.min(HOLDERS[i], portfolios);
            jdbc.update(
                    "insert ignore into instrument (id, asset_class, name, symbol, currency, created_at) values (?, 'CRYPTO', 'Pushed', ?, 'EUR', utc_timestamp(6))",
                    instrument,
                    "P" + instrument);
            jdbc.update("delete from account_position where instrument_id = ?", instrument);
            jdbc.update(
                    "insert into account_position (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, change_seq) select id, id, ?, 1.01, 10, 0, 0 from portfolio where id mod ? = 0",
                    instrument,
                    portfolios / holders);
        }
    }

    private void run(int portfolios) {
        world.say(next);
        jdbc.update(
                "insert into price (instrument_id, as_of, recorded_at, per_unit, currency, source, quality) select id, from_unixtime(?), from_unixtime(?), 10, currency, 'bench', 1 from instrument where id >= ?",
                next.epochSecond(),
                next.epochSecond(),
                FIRST_INSTRUMENT);
        var took = ours.value(next, portfolios);
        System.out.printf(
                "%,9d portfolios: the run before took %d ms%n", portfolios, took.toMillis());
        next = next.next(World.STEP);
    }

    private Duration tick(int instrument, int holders) {
        push(instrument);
        long begin = System.nanoTime();
        int valued = ticks.catchUp();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        if (valued != holders) {
            throw new IllegalStateException("%d were valued, not %d".formatted(valued, holders));
        }
        return took;
    }

    private void push(int instrument) {
        var id = new InstrumentId(instrument);
        var now = Instant.now();
        var pushed =
                new NewPrice(
                        id,
                        new UnitPrice(BigDecimal.valueOf(++price, 2), EURO),
                        now,
                        SOURCE,
                        Quality.FRESH,
                        Optional.empty());
        transactions.run(() -> pushes.record(List.of(pushed), Map.of(id, Quality.FRESH), now));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
