package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.OTHER;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holding;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private LedgerWorld world;
    private Positions positions;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        positions = world.positions;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void areReadByRangeWithThePortfoliosThatHoldNothing() {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));

        var held = positions.between(PORTFOLIO, OTHER, positions.sequence());

        assertThat(held).extracting(Positions.Held::portfolio).containsExactly(PORTFOLIO, OTHER);
        assertThat(held.getFirst().holdings())
                .containsExactly(
                        new Holding(
                                new AccountId(1),
                                EUROS.id(),
                                AssetClass.CASH,
                                LedgerWorld.EUR,
                                Quantity.of(100),
                                worth("0.0000 EUR"),
                                worth("0.0000 EUR")),
                        new Holding(
                                new AccountId(1),
                                SIEMENS.id(),
                                AssetClass.EQUITY,
                                LedgerWorld.EUR,
                                Quantity.of(10),
                                worth("900.0000 EUR"),
                                worth("0.0000 EUR")));
        assertThat(held.getLast().holdings()).isEmpty();
    }

    @Test
    void areThoseOfAnySequenceThereEverWas() {
        world.book(aLedger().deposit("1000 EUR"));
        var beforeBuying = positions.sequence();
        world.book(aLedger().buy("10", SIEMENS, "900 EUR"));
        var beforeSelling = positions.sequence();
        world.book(aLedger().sell("4", SIEMENS, "400 EUR"));

        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(6));
        assertThat(world.held(SIEMENS, beforeSelling)).isEqualTo(Quantity.of(10));
        assertThat(world.held(EUROS, beforeSelling)).isEqualTo(Quantity.of(100));
        assertThat(world.held(SIEMENS, beforeBuying)).isEqualTo(Quantity.ZERO);
        assertThat(world.held(EUROS, beforeBuying)).isEqualTo(Quantity.of(1000));
        assertThat(world.held(EUROS, 0)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void areEligibleWhenThePortfolioWasOpenAtTheSequence() {
        var opened = positions.sequence();
        var third =
                world.portfolios.create(
                        LedgerWorld.ADA, "Third", LedgerWorld.EUR, ZoneOffset.UTC, CostMethod.FIFO);
        world.portfolios.close(OTHER);

        assertThat(eligible(opened)).containsExactly(PORTFOLIO, OTHER);
        assertThat(positions.eligible(opened)).isEqualTo(2);
        assertThat(eligible(positions.sequence())).containsExactly(PORTFOLIO, third);
        assertThat(positions.eligible(positions.sequence())).isEqualTo(2);
        assertThat(positions.eligible(0)).isZero();
    }

    @Test
    void areReadOnlyForTheRangeAsked() {
        assertThat(positions.between(OTHER, OTHER, positions.sequence()))
                .extracting(Positions.Held::portfolio)
                .containsExactly(OTHER);
    }

    private List<PortfolioId> eligible(long sequence) {
        return positions.between(PORTFOLIO, new PortfolioId(100), sequence).stream()
                .map(Positions.Held::portfolio)
                .toList();
    }
}
