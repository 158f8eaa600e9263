package io.tenfolio.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.User;
import io.tenfolio.batch.valuation.PeriodIdentities;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.LedgerImport;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.PriceArchive;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.CloseArchive;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.marketsim.Market;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import io.tenfolio.standalone.DataHome;
import io.tenfolio.web.security.Argon2id;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoLoaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int PORTFOLIOS = 24;
    private static final PortfolioId FIRST = new PortfolioId(1);
    private static final PortfolioId LAST = new PortfolioId(PORTFOLIOS);

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static Transactions transactions;
    private static DemoGenerator generator;
    private static DemoPasswords passwords;

    @BeforeAll
    static void makeTheDemo() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
        transactions = database.transactions();
        generator =
                new DemoGenerator(
                        DemoGenerator.SEED,
                        Market.demo(DemoGenerator.SEED, InstantSource.fixed(NOW)),
                        LocalDate.of(2026, 11, 21));
        passwords = DemoPasswords.of(DataHome.look(folder));
        // in two goes, as after a start that was killed
        load(10);
        load(PORTFOLIOS);
    }

    private static void load(int portfolios) {
        var hashes = new DemoHashes(passwords, Argon2id.encoder());
        var loader =
                new DemoLoader(
                        transactions,
                        users(),
                        portfolios(),
                        instruments(),
                        new Venues(jdbc, transactions),
                        new PriceArchive(new JdbcTemplate(database.dataSource())),
                        prices(),
                        new CloseArchive(new JdbcTemplate(database.dataSource())),
                        new LedgerImport(
                                new JdbcTemplate(database.dataSource()),
                                transactions,
                                new AuditTrail(jdbc)));
        loader.loadMarket(generator, NOW);
        loader.loadStaff(hashes);
        loader.loadPortfolios(generator, hashes, portfolios, NOW);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void writesPositionsThatTheLedgerConfirms() {
        var ledgers =
                new Ledgers(jdbc, transactions, instruments(), prices(), new AuditTrail(jdbc));

        assertThat(ledgers.differing(FIRST, LAST, NOW)).isEmpty();
        assertThat(count("ledger_entry")).isGreaterThan(1_000);
        assertThat(count("account_position")).isGreaterThan(PORTFOLIOS * 3L);
    }

    @Test
    void writesLedgersThatExplainWhatEachPortfolioIsWorth() {
        var identities =
                new PeriodIdentities(
                        new ReportPortfolios(jdbc),
                        new LedgersThen(jdbc),
                        new Positions(jdbc),
                        instruments(),
                        prices(),
                        new PricePaths(jdbc),
                        Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(identities.differing(FIRST, LAST)).isEmpty();
    }

    @Test
    void writesEachPortfolioOnce() {
        assertThat(portfolios().highestId()).isEqualTo(PORTFOLIOS);
        assertThat(count("portfolio")).isEqualTo(PORTFOLIOS);
        assertThat(count("app_user")).isEqualTo(PORTFOLIOS + 4);
    }

    @Test
    void fillsTheChartUntilTheLastEvening() {
        var closes =
                new DailyCloses(new JdbcTemplate(database.dataSource()))
                        .of(FIRST, LocalDate.of(2023, 1, 1), LocalDate.of(2026, 11, 21));

        assertThat(closes).hasSizeGreaterThan(3 * 365 - 20);
        assertThat(closes.getLast().day()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(closes)
                .usingRecursiveFieldByFieldElementComparator(
                        RecursiveComparisonConfiguration.builder()
                                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                                .build())
                .isEqualTo(
                        new EndOfDay(generator.catalog(), generator.prices())
                                        .closes(
                                                generator
                                                        .portfolios(1, 1)
                                                        .findFirst()
                                                        .orElseThrow(),
                                                NOW)
                                        .stream()
                                        .map(DailyCloses.TimedClose::close)
                                        .toList());
    }

    @Test
    void pricesEveryInstrumentNotLongAgoAndNeverAhead() {
        var latest = prices().latest(NOW);

        assertThat(latest).hasSize(generator.catalog().listings().size());
        assertThat(latest.values())
                .extracting(Price::asOf)
                .allMatch(asOf -> asOf.isBefore(NOW))
                .allMatch(asOf -> asOf.isAfter(NOW.minusSeconds(5 * 86_400)));
        assertThat(prices().latestRates(NOW)).hasSize(3);
    }

    @Test
    void letsPeopleInWithTheFoldersPasswordsOnly() {
        var owner = generator.portfolios(1, 1).findFirst().orElseThrow().owner();
        var kept = users().credentials(owner.login()).orElseThrow().passwordHash();

        assertThat(Argon2id.encoder().matches(passwords.of(owner.login()), kept)).isTrue();
        assertThat(passwords.all()).hasSize(5);
        assertThat(users().anyReal()).isFalse();
        assertThat(users().credentials("admin").orElseThrow().user())
                .extracting(User::role)
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void letsTheAdvisorSeeSomePortfolios() {
        assertThat(portfolios().visibleTo(DemoPeople.advisor()))
                .extracting(Portfolio::id)
                .contains(FIRST, LAST);
    }

    @Test
    void letsTheAdvisorChangeOneOfThem() {
        assertThat(
                        jdbc.sql("select portfolio_id from portfolio_grant where level = 'EDIT'")
                                .query(Long.class)
                                .list())
                .containsExactly(DemoPeople.ENTRUSTED.value());
    }

    private static long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Users users() {
        return new Users(jdbc);
    }

    private static Portfolios portfolios() {
        return new Portfolios(jdbc, transactions);
    }

    private static Instruments instruments() {
        return new Instruments(jdbc, transactions);
    }

    private static Prices prices() {
        return new Prices(jdbc);
    }
}
