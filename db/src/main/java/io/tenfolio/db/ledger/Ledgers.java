package io.tenfolio.db.ledger;

import io.tenfolio.access.UserId;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Ledger entries: written once, and the positions with them in one transaction.
@Repository
public class Ledgers {
    private final JdbcClient jdbc;

    public Ledgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Records an entry, its positions, their changes and the audit entry, or nothing.
    public EntryId book(LedgerEntry entry, UserId by, String reason) {
        throw new UnsupportedOperationException("being built");
    }

    /// All entries of a portfolio's accounts, by effective time, then number.
    public List<LedgerEntry> entries(PortfolioId portfolio) {
        throw new UnsupportedOperationException("being built");
    }

    /// Portfolios whose positions differ from what their ledger says, among those numbered `first` to `last`.
    public List<PortfolioId> differing(PortfolioId first, PortfolioId last, Instant at) {
        throw new UnsupportedOperationException("being built");
    }
}
