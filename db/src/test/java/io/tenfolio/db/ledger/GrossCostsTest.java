package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.valuation.Holding;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrossCostsTest {
    private LedgerWorld world;
    private GrossCosts costs;
    private Portfolio portfolio;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        var database = world.database;
        costs =
                new GrossCosts(
                        new LedgersThen(database.jdbc()),
                        new Instruments(database.jdbc(), database.transactions()),
                        world.prices);
        portfolio = world.portfolios.visibleTo(LedgerWorld.ADA, PORTFOLIO).orElseThrow();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void leaveOutTheFeesAndTaxesOfPurchase() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .charged("10", "10")
                        .buy("10", SIEMENS, "1513 EUR")
                        .charged("3", "0")
                        .sell("5", SIEMENS, "900 EUR"));
        var then = world.positions.sequence();

        var held = siemens(world.positions.of(PORTFOLIO, world.positions.sequence()));
        var completed = siemens(costs.complete(portfolio, then, List.of(held)));

        assertThat(completed.cost()).isEqualTo(worth("766.50 EUR"));
        assertThat(completed.costWithoutCharges()).isEqualTo(worth("756.50 EUR"));
        assertThat(completed.realisedGain()).isEqualTo(worth("143.50 EUR"));
    }

    @Test
    void areThoseOfTheSequenceWhateverWasBookedSince() {
        world.book(aLedger().on("2026-01-05").charged("10", "0").buy("10", SIEMENS, "1000 EUR"));
        var then = world.positions.sequence();
        var held = siemens(world.positions.of(PORTFOLIO, world.positions.sequence()));
        world.book(aLedger().on("2026-01-04").charged("20", "0").buy("10", SIEMENS, "2000 EUR"));

        assertThat(siemens(costs.complete(portfolio, then, List.of(held))).costWithoutCharges())
                .isEqualTo(worth("1000 EUR"));
    }

    @Test
    void stayAsTheyAreWhereTheLedgerTellsAnotherQuantity() {
        var then = world.positions.sequence();
        world.book(aLedger().on("2026-01-05").charged("10", "0").buy("10", SIEMENS, "1000 EUR"));
        var held = siemens(world.positions.of(PORTFOLIO, world.positions.sequence()));

        assertThat(costs.complete(portfolio, then, List.of(held))).containsExactly(held);
    }

    private static Holding siemens(List<Holding> holdings) {
        return holdings.stream()
                .filter(holding -> holding.instrument().equals(SIEMENS.id()))
                .findFirst()
                .orElseThrow();
    }
}
