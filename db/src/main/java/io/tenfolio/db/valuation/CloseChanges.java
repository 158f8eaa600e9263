package io.tenfolio.db.valuation;

import io.tenfolio.db.portfolio.PortfolioSelection.Range;
import io.tenfolio.db.portfolio.PositionSequence;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says that closes were written, under a number of the sequence that orders all a run values with: who keeps closes in memory learns from
/// it which portfolios to read again.
final class CloseChanges {
    private static final String TELL =
            """
            insert into close_change (seq, first_portfolio, last_portfolio)
            values (:sequence, :first, :last)
            """;
    private static final String BETWEEN =
            """
            select first_portfolio, last_portfolio
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

    /// In the transaction that writes the closes.
    void tell(Collection<PortfolioId> portfolios) {
        var numbers = portfolios.stream().mapToLong(PortfolioId::value).summaryStatistics();
        if (numbers.getCount() > 0) {
            jdbc.sql(TELL)
                    .param("sequence", sequence.next())
                    .param("first", numbers.getMin())
                    .param("last", numbers.getMax())
                    .update();
        }
    }

    List<Range> between(long after, long upTo) {
        return jdbc.sql(BETWEEN)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) ->
                        new Range(
                                new PortfolioId(row.getLong("first_portfolio")),
                                new PortfolioId(row.getLong("last_portfolio"))))
                .list();
    }
}
