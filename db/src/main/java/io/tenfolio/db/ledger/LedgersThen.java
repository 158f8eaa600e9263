package io.tenfolio.db.ledger;

import static java.util.stream.Collectors.toMap;

import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.Listings;
import io.tenfolio.portfolio.PortfolioId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Ledgers as a run knew them: what became part of the positions after its sequence, or has not yet, is left out. So they tell exactly
/// the positions of that sequence.
@Repository
public class LedgersThen {
    private static final String LATER =
            """
            select entry_id
            from   position_change
            where  seq > :sequence
            and    portfolio_id between :first and :last
            and    entry_id is not null
            union
            select entry_id
            from   entry_ahead
            where  portfolio_id between :first and :last
            """;

    private final JdbcClient jdbc;
    private final LedgerRows rows;

    public LedgersThen(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new LedgerRows(jdbc);
    }

    /// Of the portfolios numbered `first` to `last`.
    public Map<PortfolioId, Ledger> between(
            PortfolioId first, PortfolioId last, long sequence, Listings listings) {
        return rows.books(first, last, listings, () -> later(first, last, sequence)).stream()
                .collect(toMap(LedgerRows.Book::portfolio, LedgerRows.Book::ledger));
    }

    private Set<EntryId> later(PortfolioId first, PortfolioId last, long sequence) {
        return new HashSet<>(
                jdbc.sql(LATER)
                        .param("sequence", sequence)
                        .param("first", first.value())
                        .param("last", last.value())
                        .query((row, _) -> new EntryId(row.getLong("entry_id")))
                        .list());
    }
}
