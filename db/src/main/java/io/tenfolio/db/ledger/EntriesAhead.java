package io.tenfolio.db.ledger;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Entries whose time has not come yet.
final class EntriesAhead {
    private static final String KEEP =
            """
            insert into entry_ahead (entry_id, portfolio_id, effective_at)
            values (:entry, :portfolio, :effectiveAt)
            """;
    private static final String DUE =
            """
            select entry_id, effective_at
            from   entry_ahead
            where  portfolio_id = :portfolio
            and    effective_at <= :now
            order  by effective_at, entry_id
            """;
    private static final String PORTFOLIOS_DUE =
            """
            select distinct portfolio_id
            from   entry_ahead
            where  effective_at <= utc_timestamp(6)
            """;
    private static final String FORGET =
            """
            delete from entry_ahead
            where  entry_id in (:entries)
            """;

    private final JdbcClient jdbc;

    EntriesAhead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(EntryId entry, PortfolioId portfolio, Instant effectiveAt) {
        jdbc.sql(KEEP)
                .param("entry", entry.value())
                .param("portfolio", portfolio.value())
                .param("effectiveAt", Utc.of(effectiveAt))
                .update();
    }

    record Ahead(EntryId id, Instant effectiveAt) {}

    /// In the order they take effect.
    List<Ahead> due(PortfolioId portfolio, Instant now) {
        return jdbc.sql(DUE)
                .param("portfolio", portfolio.value())
                .param("now", Utc.of(now))
                .query((row, _) ->
                        new Ahead(
                                new EntryId(row.getLong("entry_id")),
                                Utc.instant(row, "effective_at")))
                .list();
    }

    List<PortfolioId> portfoliosDue() {
        return jdbc.sql(PORTFOLIOS_DUE)
                .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                .list();
    }

    void forget(List<EntryId> entries) {
        jdbc.sql(FORGET).param("entries", entries.stream().map(EntryId::value).toList()).update();
    }
}
