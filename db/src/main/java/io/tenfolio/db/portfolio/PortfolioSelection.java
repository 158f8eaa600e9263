package io.tenfolio.db.portfolio;

import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which portfolios a question is about: all numbers of a range, or some.
public sealed interface PortfolioSelection {
    /// How a question asks for a range.
    String RANGE = "between :first and :last";

    String SOME = "in (:portfolios)";

    /// More than so many are not named.
    int MANY = 1_000;

    PortfolioSelection ALL = new Range(new PortfolioId(1), new PortfolioId(Long.MAX_VALUE));

    /// Both included.
    record Range(PortfolioId first, PortfolioId last) implements PortfolioSelection {}

    /// At least one.
    record Some(List<PortfolioId> portfolios) implements PortfolioSelection {
        public Some {
            portfolios = List.copyOf(portfolios);
        }
    }

    static PortfolioSelection blocks(int first, int last, BlockLayout layout) {
        return new Range(layout.first(first), layout.last(last));
    }

    static PortfolioSelection some(Collection<PortfolioId> portfolios) {
        return new Some(List.copyOf(portfolios));
    }

    /// `some` of these portfolios, at least one: named when they are few; a question about very many is faster when it asks for all of
    /// these.
    default PortfolioSelection narrowed(Collection<PortfolioId> some) {
        return some.size() > MANY ? this : some(some);
    }

    /// Asks `sql`, which names a range, about these portfolios.
    default JdbcClient.StatementSpec ask(JdbcClient jdbc, String sql) {
        return switch (this) {
            case Range(var first, var last) ->
                    jdbc.sql(sql).param("first", first.value()).param("last", last.value());
            case Some(var portfolios) ->
                    jdbc.sql(sql.replace(RANGE, SOME))
                            .param(
                                    "portfolios",
                                    portfolios.stream().map(PortfolioId::value).toList());
        };
    }
}
