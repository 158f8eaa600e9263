package io.tenfolio.bench;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.MarketColumns;
import io.tenfolio.valuation.PositionBlock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// All figures of ten million holdings in one thread, and beside it what reading as many bytes once costs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BlockValuerBenchmark {
    static final int BLOCKS = 1_000;
    static final int HOLDINGS = 10_000;

    @Param({"500", "100000"})
    public int instruments;

    private final PositionBlock[] blocks = new PositionBlock[BLOCKS];
    private BlockValuer valuer = new BlockValuer(new MarketColumns(market(1)));

    /// As wide as the columns: an instrument and a quantity for each holding.
    private final int[][] ints = new int[BLOCKS][HOLDINGS];

    private final long[][] longs = new long[BLOCKS][HOLDINGS];

    @Setup
    public void fill() {
        valuer = new BlockValuer(new MarketColumns(market(instruments)));
        var random = new Random(7);
        for (int block = 0; block < BLOCKS; block++) {
            blocks[block] = block(block, random);
            for (int i = 0; i < HOLDINGS; i++) {
                ints[block][i] = random.nextInt();
                longs[block][i] = random.nextLong();
            }
        }
    }

    @Benchmark
    public long value() {
        long valued = 0;
        for (var block : blocks) {
            var values = valuer.value(block);
            valued += values.valued() + values.marketValue()[0];
        }
        return valued;
    }

    @Benchmark
    public long stream() {
        long sum = 0;
        for (int block = 0; block < BLOCKS; block++) {
            var i4 = ints[block];
            var i8 = longs[block];
            for (int i = 0; i < HOLDINGS; i++) {
                sum += i4[i] + i8[i];
            }
        }
        return sum;
    }

    private PositionBlock block(int number, Random random) {
        var layout = new BlockLayout(BlockLayout.PRODUCTION_SIZE);
        var columns = PositionBlock.of(number, layout);
        for (int place = 0; place < layout.size(); place++) {
            var portfolio = layout.at(number, place);
            var base = CURRENCIES.get(place % CURRENCIES.size());
            columns.portfolio(portfolio, base);
            for (int i = 0; i < HOLDINGS / layout.size(); i++) {
                int instrument = 1 + random.nextInt(instruments);
                columns.add(
                        portfolio,
                        base,
                        new Holding(
                                new AccountId(1),
                                new InstrumentId(instrument),
                                AssetClass.EQUITY,
                                CURRENCIES.get(instrument % CURRENCIES.size()),
                                new Quantity(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3)),
                                Worth.zero(base),
                                Worth.zero(base)));
            }
        }
        return columns.build();
    }

    private static final List<Currency> CURRENCIES =
            List.of(
                    Currency.getInstance("EUR"),
                    Currency.getInstance("USD"),
                    Currency.getInstance("INR"));

    private static MarketSnapshot market(int instruments) {
        var now = Instant.parse("2026-11-20T12:00:00Z");
        var random = new Random(3);
        var prices = new HashMap<InstrumentId, Price>();
        for (int id = 1; id <= instruments; id++) {
            var instrument = new InstrumentId(id);
            prices.put(
                    instrument,
                    new Price(
                            id,
                            instrument,
                            new UnitPrice(
                                    BigDecimal.valueOf(1 + random.nextInt(100_000), 2),
                                    CURRENCIES.get(id % CURRENCIES.size())),
                            now,
                            now,
                            new SourceName("bench"),
                            Quality.FRESH));
        }
        var rates =
                new ExchangeRates(
                        CURRENCIES.getFirst(),
                        Map.of(
                                CURRENCIES.get(1), new BigDecimal("1.0847"),
                                CURRENCIES.get(2), new BigDecimal("91.2345")));
        return new MarketSnapshot(prices, rates);
    }
}
