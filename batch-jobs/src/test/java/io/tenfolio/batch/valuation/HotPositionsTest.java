package io.tenfolio.batch.valuation;

import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.unitPrice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Quality;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.MarketColumns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 25 portfolios in blocks of six. Portfolio n holds n × 100 EUR, and its base is EUR for odd n; nothing else has a price, so cash tells what
/// is held.
class HotPositionsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(6);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final BlockValuer CASH_ONLY =
            new BlockValuer(new MarketColumns(new MarketSnapshot(Map.of(), ExchangeRates.none())));

    private static final BlockValuer SOME_PRICES =
            new BlockValuer(
                    new MarketColumns(
                            pricesAt(NOON)
                                    .price(
                                            new InstrumentId(SmallWorld.COIN_IN_EUR),
                                            unitPrice("12.5 EUR"),
                                            Quality.FRESH)
                                    .price(
                                            new InstrumentId(SmallWorld.COIN_IN_USD),
                                            unitPrice("7 USD"),
                                            Quality.FRESH)
                                    .rate("EUR/USD", "1.25")
                                    .snapshot()));

    private TestDatabase database;
    private SmallWorld world;
    private Portfolios portfolios;
    private Positions positions;
    private HotPositions hot;

    @BeforeEach
    void create() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(25);
        world.reset();
        portfolios = new Portfolios(database.jdbc(), database.transactions());
        positions = new Positions(database.jdbc());
        var columns = new PositionColumns(database.jdbc(), positions, LAYOUT);
        hot = new HotPositions(columns, positions, portfolios, LAYOUT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areThoseOfTheDatabase() {
        var held = hot.asOf(now());

        assertThat(held.eligible()).isEqualTo(25);
        assertThat(cash(held, 7)).isEqualTo(700_0000);
        assertThat(held.block(0).positions().holdings()).isEqualTo(18);
        assertThat(held.block(4).eligible())
                .containsExactly(
                        new Eligible(
                                new PortfolioId(25),
                                Currency.getInstance("EUR"),
                                ZoneId.of("UTC")));
    }

    @Test
    void followWhatWasBooked() {
        hot.asOf(now());
        world.deposit(7, "11", NOON);
        world.deposit(19, "5", NOON);

        var held = hot.asOf(now());

        assertThat(cash(held, 7)).isEqualTo(711_0000);
        assertThat(cash(held, 19)).isEqualTo(1905_0000);
        assertThat(cash(held, 9)).isEqualTo(900_0000);
        assertThat(holdings(held)).isEqualTo(75);
    }

    @Test
    void stayAsTheyWereForWhoeverHasThem() {
        var before = hot.asOf(now());
        world.deposit(7, "11", NOON);
        hot.asOf(now());

        assertThat(cash(before, 7)).isEqualTo(700_0000);
    }

    @Test
    void leaveOutWhatWasBookedAfterTheSequence() {
        long then = now();
        world.deposit(7, "11", NOON);

        assertThat(cash(hot.asOf(then), 7)).isEqualTo(700_0000);
        assertThat(cash(hot.asOf(now()), 7)).isEqualTo(711_0000);
    }

    @Test
    void ofAnOlderSequenceAreReadAndDoNotTurnMemoryBack() {
        long then = now();
        world.deposit(7, "11", NOON);
        hot.asOf(now());

        assertThat(cash(hot.asOf(then), 7)).isEqualTo(700_0000);
        assertThat(cash(hot.asOf(now()), 7)).isEqualTo(711_0000);
    }

    @Test
    void followPortfoliosThatAreOpenedAndClosed() {
        hot.asOf(now());
        portfolios.close(new PortfolioId(3));
        var euros = Currency.getInstance("EUR");
        for (int i = 0; i < 7; i++) {
            portfolios.create(new UserId(1), "New", euros, ZoneOffset.UTC, CostMethod.FIFO);
        }
        var held = hot.asOf(now());

        assertThat(held.eligible()).isEqualTo(25 - 1 + 7);
        assertThat(portfolios(held.block(0))).doesNotContain(3L).hasSize(5);
        assertThat(portfolios(held.block(4))).hasSize(6);
        assertThat(portfolios(held.block(5))).hasSize(2);
        assertThat(cash(held, 5)).isEqualTo(500_0000);

        portfolios.reopen(new PortfolioId(3));
        assertThat(cash(hot.asOf(now()), 3)).isEqualTo(300_0000);
        assertThat(hot.asOf(now()).eligible()).isEqualTo(32);
    }

    @Test
    void areReadAnewWhenMostOfThemChanged() {
        hot.asOf(now());
        world.reset();
        world.zone(8, "Asia/Kolkata");

        assertThat(hot.asOf(now()).block(1).eligible().get(1).zone().getId())
                .isEqualTo("Asia/Kolkata");
    }

    @Test
    void areToldAheadOfRunsWithoutTakingAwayWhatARunBeganWith() {
        long began = now();
        hot.asOf(began);
        world.deposit(7, "11", NOON);

        var newest = hot.newest(now());

        assertThat(cash(newest, 7)).isEqualTo(711_0000);
        assertThat(newest.sequence()).isEqualTo(began + 1);
        assertThat(hot.asOf(began).has(0)).as("it is still in memory").isTrue();
        assertThat(cash(hot.asOf(began), 7)).isEqualTo(700_0000);
    }

    @Test
    void areToldAheadFromWhereTheLastRunLeftThem() {
        hot.newest(now());
        world.deposit(7, "11", NOON);
        hot.asOf(now());

        assertThat(cash(hot.newest(now() - 1), 7)).isEqualTo(711_0000);
    }

    @Test
    void startFromWhatAnotherNodeKept() {
        hot.asOf(now());
        hot.keep();
        world.deposit(7, "11", NOON);

        // a change that nobody told of: only who starts from what was kept does not see it
        database.ownerJdbc()
                .sql("update account_position set quantity = 1 where portfolio_id = 9")
                .update();

        assertThat(cash(another().asOf(now()), 7)).isEqualTo(711_0000);
        assertThat(cash(another().asOf(now()), 9)).isEqualTo(900_0000);
    }

    @Test
    void areReadThemselvesWhereWhatWasKeptIsNotWhole() {
        hot.asOf(now());
        hot.keep();
        database.ownerJdbc()
                .sql("update position_block set packed = left(packed, 40) where block = 1")
                .update();
        database.ownerJdbc().sql("delete from position_block where block = 3").update();

        assertThat(holdings(another().asOf(now()))).isEqualTo(75);
        assertThat(cash(another().asOf(now()), 7)).isEqualTo(700_0000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void areTheSameFromWhatWasKeptAsFromThePositions(long seed) {
        var random = new Random(seed);
        var nodes = List.of(hot, another());
        for (int i = 0; i < 25; i++) {
            long then = now();
            for (int j = random.nextInt(4); j > 0; j--) {
                something(random);
            }
            var node = nodes.get(random.nextInt(2));
            node.asOf(now());
            if (random.nextInt(3) > 0) {
                node.keep();
            }
            if (random.nextInt(3) == 0) {
                something(random);
            }
            assertThat(all(another().asOf(now()))).isEqualTo(withNothingKept(now()));
            assertThat(figures(all(another().asOf(then))))
                    .isEqualTo(figures(withNothingKept(then)));
            assertThat(all(node.asOf(now()))).isEqualTo(withNothingKept(now()));
        }
    }

    private void something(Random random) {
        int portfolio = 1 + random.nextInt(25);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> world.deposit(portfolio, "3", NOON);
            case 3 -> world.zone(portfolio, random.nextBoolean() ? "UTC" : "Asia/Kolkata");
            case 4 -> world.split(portfolio, SmallWorld.COIN_IN_EUR, 2, NOON);
            case 5 -> world.absurdCost(portfolio, random.nextBoolean());
            default -> {
                if (portfolio % 3 == 0) {
                    portfolios.create(
                            new UserId(1),
                            "New",
                            Currency.getInstance("EUR"),
                            ZoneOffset.UTC,
                            CostMethod.FIFO);
                } else if (isClosed(portfolio)) {
                    portfolios.reopen(new PortfolioId(portfolio));
                } else {
                    portfolios.close(new PortfolioId(portfolio));
                }
            }
        }
    }

    private boolean isClosed(int portfolio) {
        return database.jdbc()
                .sql("select closed_seq is not null from portfolio where id = :portfolio")
                .param("portfolio", portfolio)
                .query(Boolean.class)
                .single();
    }

    /// Read while all that is kept seems to be from the future.
    private List<List<Object>> withNothingKept(long sequence) {
        var jdbc = database.ownerJdbc();
        jdbc.sql("update position_block set seq = seq + 1000000").update();
        var all = all(another().asOf(sequence));
        jdbc.sql("update position_block set seq = seq - 1000000").update();
        return all;
    }

    /// What each eligible portfolio is worth at the prices of a market, and where its days end.
    private static List<List<Object>> all(HeldBlocks held) {
        var all = new ArrayList<List<Object>>();
        for (int number = 0; held.has(number); number++) {
            var block = held.block(number);
            var values = SOME_PRICES.value(block.positions());
            for (var one : block.eligible()) {
                int place = LAYOUT.placeOf(one.portfolio());
                all.add(
                        List.of(
                                one,
                                values.marketValue()[place],
                                values.cash()[place],
                                values.cost()[place],
                                values.realisedGain()[place]));
            }
        }
        assertThat(all).hasSize(held.eligible());
        return all;
    }

    /// Without the zones, of which the database only knows the last.
    private static List<List<Object>> figures(List<List<Object>> all) {
        return all.stream().map(one -> one.subList(1, one.size())).toList();
    }

    private HotPositions another() {
        return new HotPositions(
                new PositionColumns(database.jdbc(), positions, LAYOUT),
                positions,
                portfolios,
                LAYOUT);
    }

    private long now() {
        return positions.sequence();
    }

    private static long cash(HeldBlocks held, int portfolio) {
        var id = new PortfolioId(portfolio);
        var block = held.block(LAYOUT.blockOf(id)).positions();
        return CASH_ONLY.value(block).cash()[LAYOUT.placeOf(id)];
    }

    private static int holdings(HeldBlocks held) {
        int sum = 0;
        for (int block = 0; block < 5; block++) {
            sum += held.block(block).positions().holdings();
        }
        return sum;
    }

    private static List<Long> portfolios(HeldBlock block) {
        return block.eligible().stream().map(one -> one.portfolio().value()).toList();
    }
}
