package io.tenfolio.db.report;

import io.tenfolio.access.UserId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Portfolios with what a report says about their owners. For jobs only: no user is asked.
@Repository
public class ReportPortfolios {
    private static final String BETWEEN =
            """
            select p.id, p.owner_id, p.name, p.base_currency, p.zone, p.cost_method,
                   u.login, u.display_name, u.locale
            from   portfolio p
            join   app_user u on u.id = p.owner_id
            where  p.id between :first and :last
            and    p.opened_seq <= :sequence
            and    (p.closed_seq is null or p.closed_seq > :sequence)
            order  by p.id
            """;

    private final JdbcClient jdbc;

    public ReportPortfolios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A portfolio, its owner's login and name, and the language the owner reads.
    public record Owned(Portfolio portfolio, String login, String owner, Locale locale) {}

    /// Those numbered `first` to `last` that were open as of the position sequence.
    public List<Owned> between(PortfolioId first, PortfolioId last, long sequence) {
        return jdbc.sql(BETWEEN)
                .param("first", first.value())
                .param("last", last.value())
                .param("sequence", sequence)
                .query((row, _) -> toOwned(row))
                .list();
    }

    private static Owned toOwned(ResultSet row) throws SQLException {
        return new Owned(
                new Portfolio(
                        new PortfolioId(row.getLong("id")),
                        new UserId(row.getLong("owner_id")),
                        row.getString("name"),
                        Currency.getInstance(row.getString("base_currency")),
                        ZoneId.of(row.getString("zone")),
                        Portfolio.CostMethod.valueOf(row.getString("cost_method"))),
                row.getString("login"),
                row.getString("display_name"),
                Locale.forLanguageTag(row.getString("locale")));
    }
}
