package io.tenfolio.batch.valuation;

import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.unitPrice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Quality;
import io.tenfolio.testing.MarketBuilder;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.MarketColumns;
import io.tenfolio.valuation.Valuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 25 portfolios in blocks of six; portfolio n holds n coins told in EUR and 2n told in USD.
class HotSplitsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(6);
    private static final Instant NOON = Instant.parse("2026-02-02T12:00:00Z");
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));

    private TestDatabase database;
    private SmallWorld world;
    private Positions positions;
    private PositionSplits reference;
    private HotPositions hot;
    private HotSplits splits;

    @BeforeEach
    void create() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(25);
        world.reset();
        positions = new Positions(database.jdbc());
        reference = new PositionSplits(database.jdbc());
        var columns = new PositionColumns(database.jdbc(), positions, LAYOUT);
        var portfolios = new Portfolios(database.jdbc(), database.transactions());
        hot = new HotPositions(columns, positions, portfolios, LAYOUT);
        splits = new HotSplits(reference, columns, LAYOUT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areAskedForOnceHoweverManyHaveBookedThem() {
        for (int n = 1; n <= 25; n++) {
            world.split(n, SmallWorld.COIN_IN_EUR, 2, NEXT_DAY);
        }
        var first = held(market(NOON));
        var blocks = first.block(1);

        world.deposit(20, "5", NEXT_DAY);
        var second = held(market(NOON));

        assertThat(second.block(1)).isSameAs(blocks);
        assertThat(second.block(3)).isNotSameAs(first.block(3));
        assertSameAsTheReference(market(NOON));
    }

    @Test
    void areForgottenWithTheFirstPriceAfterThem() {
        world.split(7, SmallWorld.COIN_IN_EUR, 2, NEXT_DAY);
        held(market(NOON));

        var after = market(NEXT_DAY.plusSeconds(1));

        assertThat(held(after).block(1)).isSameAs(hot.asOf(positions.sequence()).block(1));
        assertSameAsTheReference(after);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void leadToTheReferencesValuesWhateverHappens(long seed) {
        var random = new Random(seed);
        var pricedAt = NOON;
        for (int i = 0; i < 25; i++) {
            for (int j = random.nextInt(4); j > 0; j--) {
                int portfolio = 1 + random.nextInt(25);
                switch (random.nextInt(4)) {
                    case 0 -> world.deposit(portfolio, "3", NOON);
                    case 1 -> world.split(portfolio, SmallWorld.COIN_IN_USD, 3, NEXT_DAY);
                    default -> world.split(portfolio, SmallWorld.COIN_IN_EUR, 2, NEXT_DAY);
                }
            }
            pricedAt = random.nextInt(6) == 0 ? NEXT_DAY.plusSeconds(1) : NOON;
            assertSameAsTheReference(market(pricedAt));
        }
    }

    private HeldBlocks held(MarketSnapshot market) {
        long sequence = positions.sequence();
        return hot.asOf(sequence, splits.since(market.prices().values(), sequence));
    }

    private void assertSameAsTheReference(MarketSnapshot market) {
        var held = held(market);
        var valuer = new BlockValuer(new MarketColumns(market));
        for (int number = 0; held.has(number); number++) {
            var block = held.block(number);
            var values = valuer.value(block.positions());
            for (var one : block.eligible()) {
                int place = LAYOUT.placeOf(one.portfolio());
                assertThat(values.marketValue()[place])
                        .as("worth of %s", one.portfolio())
                        .isEqualTo(worth(one.portfolio(), one.base(), market));
            }
        }
    }

    private long worth(PortfolioId portfolio, Currency base, MarketSnapshot market) {
        long sequence = positions.sequence();
        var open = reference.since(market.prices().values(), sequence, portfolio);
        return new Valuer(market, open)
                .value(portfolio, base, positions.of(portfolio, sequence))
                .marketValue()
                .scaled();
    }

    private static MarketSnapshot market(Instant at) {
        MarketBuilder market = pricesAt(at).rate("EUR/USD", "1.25");
        return market.price(
                        new InstrumentId(SmallWorld.COIN_IN_EUR),
                        unitPrice("12.5 EUR"),
                        Quality.FRESH)
                .price(new InstrumentId(SmallWorld.COIN_IN_USD), unitPrice("7 USD"), Quality.FRESH)
                .snapshot();
    }
}
