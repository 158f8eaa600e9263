package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.DEPOT;
import static io.tenfolio.db.ledger.LedgerWorld.EUR;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.PositionFlow;
import io.tenfolio.ledger.PositionKey;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionFlowsTest {
    private LedgerWorld world;
    private PositionFlows flows;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        var database = world.database;
        flows =
                new PositionFlows(
                        database.jdbc(), new Instruments(database.jdbc(), database.transactions()));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void areOfTheEntriesBookedBetweenTwoSequences() {
        world.book(aLedger().deposit("1000 EUR"));
        var before = world.positions.sequence();
        world.book(aLedger().charged("5", "1").buy("3", SIEMENS, "300 EUR"));
        var after = world.positions.sequence();
        world.book(aLedger().sell("1", SIEMENS, "110 EUR"));

        assertThat(between(before, after))
                .containsExactlyInAnyOrder(flow(SIEMENS, "300.00"), flow(EUROS, "-300.00"));
        assertThat(between(after, after)).isEmpty();
    }

    @Test
    void areTakenBackByAReversal() {
        var buy = world.book(aLedger().buy("3", SIEMENS, "300 EUR"));
        var before = world.positions.sequence();
        world.book(aLedger().reverse(buy.value()));

        assertThat(between(before, world.positions.sequence()))
                .containsExactlyInAnyOrder(flow(SIEMENS, "-300.00"), flow(EUROS, "300.00"));
    }

    private List<PositionFlow> between(long after, long upTo) {
        return flows.between(PORTFOLIO, EUR, after, upTo);
    }

    private static PositionFlow flow(Instrument instrument, String amount) {
        return new PositionFlow(
                new PositionKey(DEPOT, instrument.id()), new BigDecimal(amount), EUR, null);
    }
}
