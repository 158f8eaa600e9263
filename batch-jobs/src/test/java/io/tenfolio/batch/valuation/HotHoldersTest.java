package io.tenfolio.batch.valuation;

import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_EUR;
import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holders;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 25 portfolios in blocks of two.
class HotHoldersTest {
    private static final BlockLayout LAYOUT = new BlockLayout(2);

    private TestDatabase database;
    private SmallWorld world;
    private Positions positions;
    private HotPositions hot;
    private final HotHolders holders = new HotHolders();

    @BeforeEach
    void create() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(25);
        world.reset();
        positions = new Positions(database.jdbc());
        var columns = new PositionColumns(database.jdbc(), positions, LAYOUT);
        var portfolios = new Portfolios(database.jdbc(), database.transactions());
        hot = new HotPositions(columns, positions, portfolios, LAYOUT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areThoseOfTheDatabaseAfterWhateverIsBooked() {
        var random = new Random(4);
        for (int round = 0; round < 8; round++) {
            for (int booking = random.nextInt(4); booking > 0; booking--) {
                world.holdsNow(
                        1 + random.nextInt(25),
                        1 + random.nextInt(2),
                        Integer.toString(random.nextInt(2)));
            }
            var now = holders.of(hot.newest(positions.sequence()));

            assertThat(who(now, COIN_IN_EUR)).isEqualTo(scan(COIN_IN_EUR));
            assertThat(who(now, COIN_IN_USD)).isEqualTo(scan(COIN_IN_USD));
        }
    }

    @Test
    void knowNobodyWhoHoldsCashOnly() {
        assertThat(holders.of(hot.newest(positions.sequence())).size()).isEqualTo(50);
    }

    private static List<PortfolioId> who(Holders holders, int instrument) {
        return holders.of(List.of(new InstrumentId(instrument)), LAYOUT).entrySet().stream()
                .flatMap(block ->
                        block.getValue().stream()
                                .mapToObj(place -> LAYOUT.at(block.getKey(), place)))
                .toList();
    }

    private List<PortfolioId> scan(int instrument) {
        return LongStream.rangeClosed(1, 25)
                .mapToObj(PortfolioId::new)
                .filter(portfolio ->
                        positions.of(portfolio, positions.sequence()).stream()
                                .anyMatch(holding ->
                                        holding.instrument().value() == instrument
                                                && !holding.quantity().isZero()))
                .toList();
    }
}
