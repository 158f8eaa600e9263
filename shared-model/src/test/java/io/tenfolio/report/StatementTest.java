package io.tenfolio.report;

import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.UserId;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Quantity;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final Instant AS_OF = Instant.parse("2026-01-31T12:00:00Z");

    private static LedgerBuilder tenShares() {
        return aLedger()
                .on("2026-01-05")
                .deposit("2000 EUR")
                .on("2026-01-06")
                .charged("10", "10")
                .buy("10", SIEMENS, "1513 EUR");
    }

    @Test
    void tellsTheSameGainOfPositionsAsOfThePeriod() {
        var statement = statement(tenShares());

        assertThat(statement.valuation().cost()).isEqualTo(worth("1533 EUR"));
        assertThat(statement.valuation().unrealisedGain()).isEqualTo(worth("-56.50 EUR"));
        assertThat(((PeriodFigures.Known) statement.figures()).identity().unrealised().total())
                .isEqualTo(worth("-56.50 EUR"));
    }

    @Test
    void tellsTheSameTotalAsThePeriodEndsWith() {
        var statement = statement(tenShares());

        assertThat(statement.total()).isEqualTo(worth("1923.50 EUR"));
        assertThat(((PeriodFigures.Known) statement.figures()).identity().finalWorth())
                .isEqualTo(statement.total());
    }

    /// Of January, with positions as they are stored: with the cost shown only.
    private static Statement statement(LedgerBuilder story) {
        var stored =
                List.of(
                        new Holding(
                                new AccountId(1),
                                SIEMENS.id(),
                                SIEMENS.assetClass(),
                                SIEMENS.currency(),
                                Quantity.of(10),
                                worth("1533 EUR"),
                                worth("0 EUR")),
                        new Holding(
                                new AccountId(1),
                                EUROS.id(),
                                EUROS.assetClass(),
                                EUROS.currency(),
                                Quantity.of(467),
                                worth("0 EUR"),
                                worth("0 EUR")));
        return Statement.of(
                new StatementSource(
                        new Portfolio(
                                new PortfolioId(1),
                                new UserId(1),
                                "Savings",
                                EUROS.currency(),
                                ZoneOffset.UTC,
                                Portfolio.CostMethod.FIFO),
                        "Ada",
                        story.ledger(),
                        stored,
                        Map.of(SIEMENS.id(), SIEMENS, EUROS.id(), EUROS),
                        AS_OF,
                        pricesAt(AS_OF).price(SIEMENS, "145.65 EUR").snapshot(),
                        Given.prices().on("2026-01-06", SIEMENS, "151.30 EUR"),
                        RateHistory.none()),
                new Period(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-01-31")));
    }
}
