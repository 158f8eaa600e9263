package io.tenfolio.db.ledger;

import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the ledgers of portfolios: how each counts, its accounts, closed ones too, and its entries.
final class LedgerRows {
    private static final String PORTFOLIOS =
            """
            select id, base_currency, cost_method
            from   portfolio
            where  id between :first and :last
            order  by id
            """;
    private static final String ACCOUNTS =
            """
            select id, portfolio_id, name, kind, shorts_allowed
            from   account
            where  portfolio_id between :first and :last
            """;
    private static final String ENTRIES =
            """
            select a.portfolio_id, e.*, i.merged_into
            from   account a
            join   ledger_entry e on e.account_id = a.id
            left   join instrument i on i.id = e.instrument_id
            where  a.portfolio_id between :first and :last
            order  by e.effective_at, e.id
            """;

    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The ledger of a portfolio and how the portfolio counts.
    record Book(PortfolioId portfolio, CostMethod method, Currency base, Ledger ledger) {}

    List<LedgerEntry> entries(PortfolioId portfolio) {
        return entries(portfolio, portfolio).getOrDefault(portfolio, List.of());
    }

    /// One portfolio's, as if the entries `leftOut`, and what reverses them, had not been booked.
    Book book(PortfolioId portfolio, Listings listings, Set<EntryId> leftOut) {
        return books(portfolio, portfolio, listings, () -> leftOut).stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no portfolio " + portfolio.value()));
    }

    List<Book> books(PortfolioId first, PortfolioId last, Listings listings) {
        return books(first, last, listings, Set::of);
    }

    /// As if the entries `asked`, and what reverses them, had not been booked. They are asked for when the entries have been read: what is
    /// booked in between is in neither.
    List<Book> books(
            PortfolioId first, PortfolioId last, Listings listings, Supplier<Set<EntryId>> asked) {
        var accounts = accounts(first, last);
        var entries = entries(first, last);
        var leftOut = asked.get();
        return jdbc.sql(PORTFOLIOS)
                .param("first", first.value())
                .param("last", last.value())
                .query((row, _) -> {
                    var portfolio = new PortfolioId(row.getLong("id"));
                    return new Book(
                            portfolio,
                            CostMethod.valueOf(row.getString("cost_method")),
                            Currency.getInstance(row.getString("base_currency")),
                            Ledger.of(
                                    accounts.getOrDefault(portfolio, List.of()),
                                    entries.getOrDefault(portfolio, List.of()).stream()
                                            .filter(entry -> !isOf(leftOut, entry))
                                            .toList(),
                                    listings));
                })
                .list();
    }

    private static boolean isOf(Set<EntryId> leftOut, LedgerEntry entry) {
        return leftOut.contains(entry.booking().id())
                || entry instanceof LedgerEntry.Reversal reversal
                        && leftOut.contains(reversal.reverses());
    }

    private Map<PortfolioId, List<Account>> accounts(PortfolioId first, PortfolioId last) {
        var accounts = new HashMap<PortfolioId, List<Account>>();
        jdbc.sql(ACCOUNTS)
                .param("first", first.value())
                .param("last", last.value())
                .query((row, _) ->
                        new Account(
                                new AccountId(row.getLong("id")),
                                new PortfolioId(row.getLong("portfolio_id")),
                                row.getString("name"),
                                Account.Kind.valueOf(row.getString("kind")),
                                row.getBoolean("shorts_allowed")))
                .list()
                .forEach(account ->
                        accounts.computeIfAbsent(account.portfolio(), _ -> new ArrayList<>())
                                .add(account));
        return accounts;
    }

    private Map<PortfolioId, List<LedgerEntry>> entries(PortfolioId first, PortfolioId last) {
        var entries = new HashMap<PortfolioId, List<LedgerEntry>>();
        jdbc.sql(ENTRIES)
                .param("first", first.value())
                .param("last", last.value())
                .query(row -> {
                    entries.computeIfAbsent(
                                    new PortfolioId(row.getLong("portfolio_id")),
                                    _ -> new ArrayList<>())
                            .add(EntryRows.read(row));
                });
        return entries;
    }
}
