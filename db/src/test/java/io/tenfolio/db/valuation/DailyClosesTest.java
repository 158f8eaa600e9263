package io.tenfolio.db.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DailyClosesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final RunId EARLIER =
            new RunId(new Slot(Instant.parse("2026-11-20T22:40:00Z")), 3);
    private static final RunId LATER =
            new RunId(new Slot(Instant.parse("2026-11-20T22:50:00Z")), 0);

    private TestDatabase database;
    private DailyCloses closes;
    private PortfolioId one;
    private PortfolioId two;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        closes = new DailyCloses(database.jdbc());
        one = portfolio("one");
        two = portfolio("two");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void comeBackAsTheyWereOldestFirst() {
        var friday = aClose(one, FRIDAY, "1.2345");
        var thursday = aClose(one, FRIDAY.minusDays(1), "-2.0000");
        closes.store(LATER, List.of(friday, thursday, aClose(two, FRIDAY, "9.0000")));

        assertThat(closes.of(one, FRIDAY.minusDays(1), FRIDAY)).containsExactly(thursday, friday);
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(friday);
    }

    @Test
    void areReplacedByThoseOfALaterRunButNotOfAnEarlierOne() {
        closes.store(EARLIER, List.of(aClose(one, FRIDAY, "1.0000")));
        closes.store(LATER, List.of(aClose(one, FRIDAY, "2.0000")));
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "2.0000"));

        closes.store(EARLIER, List.of(aClose(one, FRIDAY, "3.0000")));
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "2.0000"));

        closes.store(LATER, List.of(aClose(one, FRIDAY, "4.0000")));
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "4.0000"));
    }

    @Test
    void beforeADayAreTheLastOfEachPortfolio() {
        closes.store(
                LATER,
                List.of(
                        aClose(one, FRIDAY, "1.0000"),
                        aClose(one, FRIDAY.minusDays(1), "2.0000"),
                        aClose(one, FRIDAY.minusDays(9), "3.0000"),
                        aClose(two, FRIDAY.minusDays(30), "4.0000")));

        assertThat(closes.lastBefore(FRIDAY, one, two))
                .hasSize(2)
                .containsEntry(one, aClose(one, FRIDAY.minusDays(1), "2.0000"))
                .containsEntry(two, aClose(two, FRIDAY.minusDays(30), "4.0000"));
        assertThat(closes.lastBefore(FRIDAY, two, two)).containsOnlyKeys(two);
        assertThat(closes.lastBefore(FRIDAY.minusDays(30), one, two)).isEmpty();
    }

    private PortfolioId portfolio(String name) {
        var owner = new Users(database.jdbc()).create(name, name, "hash", Role.INVESTOR, false);
        return new Portfolios(database.jdbc(), database.transactions())
                .create(owner, name, Currency.getInstance("EUR"), ZoneOffset.UTC, CostMethod.FIFO);
    }

    private static Close aClose(PortfolioId portfolio, LocalDate day, String marketValue) {
        return new Close(
                portfolio,
                day,
                new BigDecimal(marketValue),
                new BigDecimal("10.0000"),
                new BigDecimal("20.0000"),
                new BigDecimal("-30.0000"),
                new BigDecimal("0.5000"));
    }
}
