package io.tenfolio.db.instrument;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.PortfolioId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Duplicates and what they turned out to be. Nothing that was said or booked of a duplicate is rewritten: it points to the survivor.
@Repository
public class InstrumentMerges {
    private static final String ENTRIES =
            """
            select count(*)
            from   ledger_entry
            where  instrument_id = :duplicate
            """;
    private static final String PORTFOLIOS =
            """
            select distinct a.portfolio_id
            from   ledger_entry e
            join   account a on a.id = e.account_id
            where  e.instrument_id = :duplicate
            order  by a.portfolio_id
            """;
    private static final String DUPLICATES =
            """
            select id
            from   instrument
            where  merged_into = :survivor
            order  by id
            """;
    private static final String MERGE =
            """
            update instrument
            set    merged_into = :survivor
            where  id = :duplicate
            or     merged_into = :duplicate
            """;
    private static final String MOVE_IDENTIFIERS =
            """
            update instrument_identifier
            set    instrument_id = :survivor
            where  instrument_id = :duplicate
            """;

    private final JdbcClient jdbc;

    public InstrumentMerges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many entries were booked of it.
    public int entries(InstrumentId duplicate) {
        return jdbc.sql(ENTRIES)
                .param("duplicate", duplicate.value())
                .query(Integer.class)
                .single();
    }

    /// In whose portfolios it was booked.
    public List<PortfolioId> portfolios(InstrumentId duplicate) {
        return jdbc.sql(PORTFOLIOS)
                .param("duplicate", duplicate.value())
                .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                .list();
    }

    public List<InstrumentId> duplicatesOf(InstrumentId survivor) {
        return jdbc.sql(DUPLICATES)
                .param("survivor", survivor.value())
                .query((row, _) -> new InstrumentId(row.getInt("id")))
                .list();
    }

    /// Call in a transaction. Positions are derived again by whoever merges.
    public void merge(InstrumentId duplicate, InstrumentId survivor) {
        for (var change : List.of(MERGE, MOVE_IDENTIFIERS)) {
            jdbc.sql(change)
                    .param("duplicate", duplicate.value())
                    .param("survivor", survivor.value())
                    .update();
        }
    }
}
