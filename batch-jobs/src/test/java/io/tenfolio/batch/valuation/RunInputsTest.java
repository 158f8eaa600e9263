package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.SlotTimes;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunInputsTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant SLOT_ENDS = Instant.parse("2026-11-20T12:10:00Z");

    private TestDatabase database;
    private Runs runs;
    private long bookedInIt;
    private long bookedAfterIt;

    @BeforeEach
    void bookInTheSlotAndAfterIt() {
        database = TestDatabase.fresh();
        runs = new Runs(database.jdbc(), database.transactions());
        var world = new SmallWorld(database.ownerJdbc()).create(1);
        world.deposit(1, "10", SLOT);
        bookedInIt = world.sequence();
        committed(bookedInIt, SLOT_ENDS.minusSeconds(1));
        world.deposit(1, "20", SLOT);
        bookedAfterIt = world.sequence();
        committed(bookedAfterIt, SLOT_ENDS.plusSeconds(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areThePositionsOfTheSlotsEndWhenARunComesASlotLate() {
        assertThat(sequenceFixedAt(SLOT_ENDS.plus(Duration.ofHours(3)))).isEqualTo(bookedInIt);
    }

    @Test
    void areThePositionsOfNowOtherwise() {
        assertThat(sequenceFixedAt(SLOT_ENDS.plusSeconds(30))).isEqualTo(bookedAfterIt);
    }

    private long sequenceFixedAt(Instant now) {
        var gate = new RunGate(database.jdbc(), database.transactions());
        gate.rerun(new Slot(SLOT), "test");
        var claim = gate.claimNext("test").orElseThrow();
        var positions = new Positions(database.jdbc());
        var layout = new BlockLayout(6);
        new RunInputs(
                        runs,
                        new Prices(database.jdbc()),
                        positions,
                        new HotPositions(
                                new PositionColumns(database.jdbc(), positions, layout),
                                positions,
                                new Portfolios(database.jdbc(), database.transactions()),
                                layout),
                        new HotSplits(
                                new PositionSplits(database.jdbc()),
                                new PositionColumns(database.jdbc(), positions, layout),
                                layout),
                        new SlotTimes(Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(10)))
                .fix(claim);
        return runs.find(claim.run()).orElseThrow().positionSequence();
    }

    private void committed(long sequence, Instant at) {
        database.ownerJdbc()
                .sql("update position_change set changed_at = :at where seq = :sequence")
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("sequence", sequence)
                .update();
    }
}
