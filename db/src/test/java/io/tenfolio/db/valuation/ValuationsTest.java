package io.tenfolio.db.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValuationsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RunId RUN = run(NOON, 0);
    private static final BlockLayout THREE = new BlockLayout(3);
    private static final PortfolioId FIRST = new PortfolioId(1);
    private static final PortfolioId FIFTH = new PortfolioId(5);
    private static final long ABSENT = PackedFigures.ABSENT;

    private TestDatabase database;
    private Valuations valuations;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        valuations = new Valuations(database.template(), THREE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void comeBackByPortfolio() {
        store(RUN, 1, new long[] {7, -1_234_567_890_123L, ABSENT}, new long[] {0, -5, ABSENT});

        assertThat(valuations.of(RUN, FIFTH))
                .contains(Map.of(Figure.MARKET_VALUE, -1_234_567_890_123L, Figure.CASH, -5L));
        assertThat(valuations.of(RUN, new PortfolioId(6))).isEmpty();
        assertThat(valuations.of(RUN, FIRST)).isEmpty();
        assertThat(valuations.block(RUN, 0)).isEmpty();
    }

    @Test
    void staysAsItIsWhenABlockIsWrittenAgain() {
        store(RUN, 0, new long[] {1, 2, 3}, new long[] {0, 0, 0});

        store(RUN, 0, new long[] {9, 9, 9}, new long[] {9, 9, 9});

        assertThat(PackedFigures.unpack(valuations.block(RUN, 0).get(Figure.MARKET_VALUE)))
                .containsExactly(1, 2, 3);
        assertThat(valuations.counts(RUN).valued()).isEqualTo(3);
    }

    @Test
    void areCountedOverAllBlocks() {
        database.jdbc()
                .sql(
                        "insert into run (slot, revision, state, queued_at, eligible) values (:slot, 0, 'RUNNING', utc_timestamp(6), 8)")
                .param("slot", RUN.slot().epochSecond())
                .update();
        valuations.store(RUN, 1, 0, Map.of(), new RunCounts(0, 3, 0, 1));
        valuations.store(RUN, 1, 2, Map.of(), new RunCounts(0, 3, 2, 0));
        valuations.store(run(NOON, 1), 1, 5, Map.of(), new RunCounts(0, 100, 0, 0));

        assertThat(valuations.counts(RUN)).isEqualTo(new RunCounts(8, 6, 2, 1));
        assertThat(valuations.blocks(RUN)).containsExactly(0, 2);
    }

    @Test
    void overTimeAreTheTotalsOfPublishedRuns() {
        published(NOON, 0, 100, 11);
        published(NOON.plusSeconds(600), 0, -200, 22);
        published(NOON.plusSeconds(1200), 0, 300, 33);

        assertThat(valuations.series(FIRST, NOON, NOON.plusSeconds(600)))
                .containsExactly(
                        new Valuations.Point(NOON, 111),
                        new Valuations.Point(NOON.plusSeconds(600), -178));
    }

    @Test
    void overTimeShowTheLastPublishedRevisionOfEachSlot() {
        published(NOON, 0, 100, 0);
        published(NOON, 1, 200, 0);
        stored(NOON, 2, "FAILED", 300, 0);

        assertThat(valuations.series(FIRST, NOON, NOON))
                .containsExactly(new Valuations.Point(NOON, 200));
    }

    @Test
    void overTimeHaveHolesWhereAPortfolioWasNotValued() {
        published(NOON, 0, ABSENT, ABSENT);
        published(NOON.plusSeconds(600), 0, 5, 5);

        assertThat(valuations.series(FIRST, NOON, NOON.plusSeconds(600)))
                .containsExactly(new Valuations.Point(NOON.plusSeconds(600), 10));
        assertThat(valuations.series(FIFTH, NOON, NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void thatDoNotFitTheirRowAreRefusedInsteadOfCut() {
        var tooMany = new long[1_001];
        java.util.Arrays.fill(tooMany, Long.MAX_VALUE);

        assertThatThrownBy(() ->
                        valuations.store(RUN, 1, 0, Map.of(Figure.CASH, tooMany), RunCounts.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void store(RunId run, int block, long[] marketValues, long[] cash) {
        valuations.store(
                run,
                1,
                block,
                Map.of(Figure.MARKET_VALUE, marketValues, Figure.CASH, cash),
                new RunCounts(0, 3, 0, 0));
    }

    private void published(Instant slot, int revision, long marketValue, long cash) {
        stored(slot, revision, "PUBLISHED", marketValue, cash);
    }

    private void stored(Instant slot, int revision, String state, long marketValue, long cash) {
        database.jdbc()
                .sql(
                        "insert into run (slot, revision, state, queued_at) values (:slot, :revision, :state, utc_timestamp(6))")
                .param("slot", slot.getEpochSecond())
                .param("revision", revision)
                .param("state", state)
                .update();
        store(run(slot, revision), 0, new long[] {marketValue, 77, 99}, new long[] {cash, 0, 0});
    }

    private static RunId run(Instant slot, int revision) {
        return new RunId(new Slot(slot), revision);
    }
}
