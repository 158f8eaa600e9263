package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.MarketColumns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 25 portfolios in blocks of six. Portfolio n holds n × 100 EUR, and its base is EUR for odd n; nothing else has a price, so cash tells what
/// is held.
class HotPositionsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(6);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final BlockValuer CASH_ONLY =
            new BlockValuer(new MarketColumns(new MarketSnapshot(Map.of(), ExchangeRates.none())));

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
