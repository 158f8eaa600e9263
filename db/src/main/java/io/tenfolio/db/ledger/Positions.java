package io.tenfolio.db.ledger;

import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holding;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Positions, read for valuing. Only [Ledgers] writes them.
@Repository
public class Positions {
    private final JdbcClient jdbc;

    public Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An eligible portfolio (not closed) and what it holds, cash included.
    public record Held(PortfolioId portfolio, Currency base, ZoneId zone, List<Holding> holdings) {}

    /// The sequence of the last change that is committed.
    public long sequence() {
        throw new UnsupportedOperationException("being built");
    }

    /// Eligible portfolios numbered `first` to `last` with their positions as of `sequence`, by number. Portfolios that hold
    /// nothing are there with an empty list.
    public List<Held> between(PortfolioId first, PortfolioId last, long sequence) {
        throw new UnsupportedOperationException("being built");
    }

    /// What one portfolio holds as of `sequence`.
    public List<Holding> of(PortfolioId portfolio, long sequence) {
        throw new UnsupportedOperationException("being built");
    }
}
