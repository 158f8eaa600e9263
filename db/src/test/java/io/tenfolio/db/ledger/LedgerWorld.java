package io.tenfolio.db.ledger;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.InstrumentMerges;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// A database with the instruments of [Given], and Ada's portfolio in euros with the accounts that [LedgerBuilder] knows.
final class LedgerWorld implements AutoCloseable {
    static final PortfolioId PORTFOLIO = new PortfolioId(1);
    static final PortfolioId OTHER = new PortfolioId(2);
    static final AccountId DEPOT = new AccountId(1);
    static final UserId ADA = new UserId(1);
    static final Currency EUR = Currency.getInstance("EUR");

    final TestDatabase database = TestDatabase.fresh();
    final Prices prices = new Prices(database.jdbc());
    final Portfolios portfolios = new Portfolios(database.jdbc(), database.transactions());
    final Positions positions = new Positions(database.jdbc());
    final AuditTrail audit = new AuditTrail(database.jdbc());
    final LedgerImport ledgerImport =
            new LedgerImport(
                    new JdbcTemplate(database.dataSource()), database.transactions(), audit);
    final Ledgers ledgers;

    LedgerWorld() {
        var instruments = new Instruments(database.jdbc(), database.transactions());
        Given.INSTRUMENTS.forEach(instrument -> instruments.add(instrument, List.of()));
        new Users(database.jdbc()).create("ada", "Ada", "hash", Role.INVESTOR, false);
        portfolios.createAll(
                List.of(portfolio(PORTFOLIO), portfolio(OTHER)),
                List.of(
                        account(1, PORTFOLIO, false),
                        account(2, PORTFOLIO, false),
                        account(9, PORTFOLIO, true),
                        account(20, OTHER, false)));
        ledgers = new Ledgers(database.jdbc(), database.transactions(), instruments, prices, audit);
    }

    /// Books the whole story, entry by entry; the number of the last one.
    EntryId book(LedgerBuilder story) {
        EntryId last = EntryId.NEW;
        for (var entry : story.entries()) {
            last = ledgers.book(entry, ADA, "");
        }
        return last;
    }

    void rate(String currency, String perEuro, Instant at) {
        prices.recordRates(
                List.of(
                        new RateQuote(
                                new SourceName("ecb"),
                                EUR,
                                Currency.getInstance(currency),
                                new BigDecimal(perEuro),
                                at)),
                at);
    }

    /// Units of an instrument over all accounts as of `sequence`.
    Quantity held(Instrument instrument, long sequence) {
        return positions.of(PORTFOLIO, sequence).stream()
                .filter(holding -> holding.instrument().equals(instrument.id()))
                .map(io.tenfolio.valuation.Holding::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    Quantity held(Instrument instrument) {
        return held(instrument, positions.sequence());
    }

    void merge(Instrument duplicate, Instrument survivor) {
        database.transactions()
                .run(() ->
                        new InstrumentMerges(database.jdbc()).merge(duplicate.id(), survivor.id()));
    }

    int count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static Portfolio portfolio(PortfolioId id) {
        return new Portfolio(id, ADA, "Savings", EUR, ZoneOffset.UTC, CostMethod.FIFO);
    }

    private static Account account(long id, PortfolioId portfolio, boolean shorts) {
        return new Account(new AccountId(id), portfolio, "Depot", Account.Kind.BROKERAGE, shorts);
    }

    @Override
    public void close() {
        database.close();
    }
}
