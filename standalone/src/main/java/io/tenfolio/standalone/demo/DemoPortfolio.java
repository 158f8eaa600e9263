package io.tenfolio.standalone.demo;

import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.List;

/// A portfolio with its owner, its accounts and everything that was booked in them, in the order of time.
public record DemoPortfolio(
        DemoPerson owner,
        Portfolio portfolio,
        LocalDate opened,
        List<Account> accounts,
        List<LedgerEntry> entries) {
    public DemoPortfolio {
        accounts = List.copyOf(accounts);
        entries = List.copyOf(entries);
    }
}
