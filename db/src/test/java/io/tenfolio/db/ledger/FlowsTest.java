package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.EUR;
import static io.tenfolio.db.ledger.LedgerWorld.OTHER;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.WORLD_ETF;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.portfolio.PortfolioId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowsTest {
    private LedgerWorld world;
    private Flows flows;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        flows = new Flows(world.database.jdbc());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void areWhatCameFromOutsideAndWentThere() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .deposit("1000 EUR")
                        .buy("5", SIEMENS, "450 EUR")
                        .withdraw("10 EUR")
                        .reverse(3));

        assertThat(of(PORTFOLIO))
                .extracting(flow -> flow.amount().intValueExact() + " " + flow.currency())
                .containsExactlyInAnyOrder("1000 EUR", "-10 EUR", "10 EUR");
    }

    @Test
    void goFromOnePortfolioToAnother() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .buy("5", SIEMENS, "450 EUR")
                        .transferTo(2, "1", SIEMENS));
        toTheOther(2, SIEMENS);

        assertThat(of(PORTFOLIO)).singleElement().satisfies(flow -> assertUnits(flow, -2));
        assertThat(of(OTHER)).singleElement().satisfies(flow -> assertUnits(flow, 2));
    }

    @Test
    void tellADuplicateByWhatItWasMergedInto() {
        toTheOther(2, WORLD_ETF);

        world.merge(WORLD_ETF, SIEMENS);

        assertThat(of(PORTFOLIO)).singleElement().satisfies(flow -> assertUnits(flow, -2));
    }

    /// From one portfolio to the other, as an import may write it; by hand the ledger books none.
    private void toTheOther(int units, Instrument instrument) {
        var owner = world.database.ownerJdbc();
        owner.sql(
                        """
                        insert into ledger_entry (account_id, kind, effective_at, recorded_at, instrument_id, quantity, counter_account_id)
                        values (1, 'TRANSFER', '2026-01-05', utc_timestamp(6), :instrument, :units, 20)
                        """)
                .param("instrument", instrument.id().value())
                .param("units", units)
                .update();
        owner.sql("update position_sequence set last_seq = last_seq + 1").update();
        owner.sql(
                        """
                        insert into position_change
                               (seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, entry_id, changed_at)
                        select last_seq, a.portfolio_id, a.id, :instrument, 0, 0, 0, (select max(id) from ledger_entry), utc_timestamp(6)
                        from   position_sequence
                        cross  join account a
                        where  a.id in (1, 20)
                        """)
                .param("instrument", instrument.id().value())
                .update();
    }

    private static void assertUnits(Flow flow, int units) {
        assertThat(flow.instrumentOrNull()).isEqualTo(SIEMENS.id());
        assertThat(flow.amount()).isEqualByComparingTo(String.valueOf(units));
        assertThat(flow.currency()).isEqualTo(EUR);
    }

    private List<Flow> of(PortfolioId portfolio) {
        return flows.between(0, world.positions.sequence(), portfolio);
    }
}
