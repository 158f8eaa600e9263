package io.tenfolio.db.portfolio;

import io.tenfolio.access.UserId;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Portfolios and accounts. What a user may not see does not exist for that user: ownership is in the SQL.
@Repository
public class Portfolios {
    private final JdbcClient jdbc;

    public Portfolios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Open portfolios that `user` owns or that are shared with them, own ones first, by name.
    public List<Portfolio> visibleTo(UserId user) {
        throw new UnsupportedOperationException("being built");
    }

    /// The portfolio, if `user` may see it.
    public Optional<Portfolio> visibleTo(UserId user, PortfolioId portfolio) {
        throw new UnsupportedOperationException("being built");
    }

    /// For jobs only: no user is asked.
    public Optional<Portfolio> find(PortfolioId portfolio) {
        throw new UnsupportedOperationException("being built");
    }

    public List<Account> accounts(PortfolioId portfolio) {
        throw new UnsupportedOperationException("being built");
    }

    /// The highest portfolio number given so far, 0 when there is none.
    public long highestId() {
        throw new UnsupportedOperationException("being built");
    }
}
