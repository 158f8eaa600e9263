package io.tenfolio.db.valuation;

import io.tenfolio.db.portfolio.PortfolioSelection.Range;
import io.tenfolio.db.portfolio.PositionSequence;
import io.tenfolio.db.valuation.LastCloses.Written;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says that closes were written, under a number of the sequence that orders all a run values with: who keeps closes in memory learns from
/// it which portfolios to read again.
final class CloseChanges {
    private static final String TELL =
            """
            insert into close_change (seq, first_portfolio, last_portfolio, slot, revision)
            values (:sequence, :first, :last, :slot, :revision)
            """;
    private static final String BETWEEN =
            """
            select first_portfolio, last_portfolio, slot, revision
            from   close_change
            where  seq > :after
            and    seq <= :upTo
            """;

    private final JdbcClient jdbc;
    private final PositionSequence sequence;

    CloseChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sequence = new PositionSequence(jdbc);
    }

    /// In the transaction that writes the closes, which were computed.
    void tell(Collection<PortfolioId> portfolios) {
        tell(portfolios, null);
    }

    /// In the transaction that writes the closes, which are the figures of `runOrNull`.
    void tell(Collection<PortfolioId> portfolios, @Nullable RunId runOrNull) {
        var numbers = portfolios.stream().mapToLong(PortfolioId::value).summaryStatistics();
        if (numbers.getCount() > 0) {
            jdbc.sql(TELL)
                    .param("sequence", sequence.next())
                    .param("first", numbers.getMin())
                    .param("last", numbers.getMax())
                    .param("slot", runOrNull == null ? null : runOrNull.slot().epochSecond())
                    .param("revision", runOrNull == null ? null : runOrNull.revision())
                    .update();
        }
    }

    List<Written> between(long after, long upTo) {
        return jdbc.sql(BETWEEN)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> toWritten(row))
                .list();
    }

    private static Written toWritten(ResultSet row) throws SQLException {
        var slot = row.getObject("slot", Long.class);
        return new Written(
                new Range(
                        new PortfolioId(row.getLong("first_portfolio")),
                        new PortfolioId(row.getLong("last_portfolio"))),
                slot == null ? null : new RunId(Slot.ofEpochSecond(slot), row.getInt("revision")));
    }
}
