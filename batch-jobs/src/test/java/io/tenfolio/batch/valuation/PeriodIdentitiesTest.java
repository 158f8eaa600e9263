package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.batch.valuation.PeriodIdentities.Differing;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.performance.Period;
import io.tenfolio.performance.PeriodIdentity;
import io.tenfolio.performance.PortfolioHistory;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.testing.Given;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodIdentitiesTest {
    private static final UserId ADA = new UserId(1);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final PortfolioId ONE = new PortfolioId(1);
    private static final PortfolioId TWO = new PortfolioId(2);
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

    private TestDatabase database;
    private Instruments instruments;
    private Prices prices;

    @BeforeEach
    void twoPortfoliosWithAMonthOfBookings() {
        database = TestDatabase.fresh();
        instruments = new Instruments(database.jdbc(), database.transactions());
        prices = new Prices(database.jdbc());
        Given.INSTRUMENTS.forEach(instrument -> instruments.add(instrument, List.of()));
        new Users(database.jdbc()).create("ada", "Ada", "hash", Role.INVESTOR, false);
        new Portfolios(database.jdbc(), database.transactions())
                .createAll(
                        List.of(portfolio(ONE, "UTC"), portfolio(TWO, "Asia/Kolkata")),
                        List.of(account(1, ONE), account(2, TWO)));
        price("90", "2026-01-20T17:00:00Z");
        price("12", "2026-02-27T17:00:00Z");
        var ledgers =
                new Ledgers(
                        database.jdbc(),
                        database.transactions(),
                        instruments,
                        prices,
                        new AuditTrail(database.jdbc()));
        for (int account : new int[] {1, 2}) {
            Given.aLedger()
                    .in(account)
                    .on("2026-01-10")
                    .deposit("2000 EUR")
                    .charged("5", "1")
                    .buy("10", Given.SIEMENS, "800 EUR")
                    .on("2026-02-03")
                    .split(Given.SIEMENS, 10, 1)
                    .on("2026-02-05")
                    .sell("40", Given.SIEMENS, "400 EUR")
                    .on("2026-02-09")
                    .dividend(Given.SIEMENS, "12 EUR")
                    .entries()
                    .forEach(entry -> ledgers.book(entry, ADA, ""));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void holdWhereTheLinesExplainTheWorth() {
        assertThat(with(PortfolioHistory::identity).differing(ONE, TWO)).isEmpty();
    }

    @Test
    void nameThePortfolioWhoseLinesDoNot() {
        var differing = with(PeriodIdentitiesTest::withoutFeesOfIndia).differing(ONE, TWO);

        assertThat(differing).extracting(Differing::portfolio).containsExactly(TWO);
        assertThat(differing.getFirst().identity().difference())
                .isEqualTo(Worth.of("-6.0000", "EUR"));
    }

    private PeriodIdentities with(BiFunction<PortfolioHistory, Period, PeriodIdentity> arithmetic) {
        return new PeriodIdentities(
                new ReportPortfolios(database.jdbc()),
                new LedgersThen(database.jdbc()),
                new Positions(database.jdbc()),
                instruments,
                prices,
                new PricePaths(database.jdbc()),
                NOW,
                arithmetic);
    }

    /// Arithmetic that is wrong in one zone.
    private static PeriodIdentity withoutFeesOfIndia(PortfolioHistory history, Period period) {
        var right = history.identity(period);
        return history.zone().getId().equals("UTC")
                ? right
                : new PeriodIdentity(
                        right.period(),
                        right.initial(),
                        right.unrealised(),
                        right.realised(),
                        right.earnings(),
                        right.fees().minus(Worth.of("6.0000", "EUR")),
                        right.taxes(),
                        right.currencyGains(),
                        right.transfers(),
                        right.finalWorth());
    }

    private void price(String perUnit, String asOf) {
        prices.record(
                List.of(
                        new Prices.NewPrice(
                                Given.SIEMENS.id(),
                                UnitPrice.of(perUnit, "EUR"),
                                Instant.parse(asOf),
                                new SourceName("test"),
                                Quality.FRESH,
                                Optional.empty())),
                Instant.parse(asOf));
    }

    private static Portfolio portfolio(PortfolioId id, String zone) {
        return new Portfolio(id, ADA, "Savings", EUR, ZoneId.of(zone), CostMethod.FIFO);
    }

    private static Account account(long id, PortfolioId portfolio) {
        return new Account(new AccountId(id), portfolio, "Depot", Account.Kind.BROKERAGE, false);
    }
}
