package io.tenfolio.db.alert;

import io.tenfolio.access.UserId;
import io.tenfolio.alert.AlertRule;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What users want to be told of portfolios they see.
@Repository
public class AlertRules {
    private static final String ONE =
            """
            select user_id, portfolio_id, move_percent, move_amount, stale_prices
            from   alert_rule
            where  user_id = :user
            and    portfolio_id = :portfolio
            """;

    // nobody is told of what they do not see any more; an auditor sees everything
    private static final String IN_FORCE =
            """
            select r.user_id, r.portfolio_id, r.move_percent, r.move_amount, r.stale_prices
            from   alert_rule r
            join   portfolio p on p.id = r.portfolio_id and p.closed_at is null
            join   app_user u on u.id = r.user_id and u.enabled
            where  p.owner_id = r.user_id
            or     u.role = 'AUDITOR'
            or     exists (select 1
                           from   portfolio_grant g
                           where  g.portfolio_id = r.portfolio_id
                           and    g.user_id = r.user_id)
            order  by r.portfolio_id, r.user_id
            """;
    private static final String KEEP =
            """
            insert into alert_rule (user_id, portfolio_id, move_percent, move_amount, stale_prices)
            values (:user, :portfolio, :percent, :amount, :stale)
            on duplicate key update move_percent = :percent, move_amount = :amount, stale_prices = :stale
            """;
    private static final String FORGET =
            """
            delete from alert_rule
            where  user_id = :user
            and    portfolio_id = :portfolio
            """;

    private final JdbcClient jdbc;

    public AlertRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<AlertRule> of(UserId user, PortfolioId portfolio) {
        return jdbc.sql(ONE)
                .param("user", user.value())
                .param("portfolio", portfolio.value())
                .query(AlertRules::toRule)
                .optional();
    }

    /// All of users who still see the portfolio.
    public List<AlertRule> inForce() {
        return jdbc.sql(IN_FORCE).query(AlertRules::toRule).list();
    }

    /// Keeps the rule in place of the one there was; an empty one is none.
    public void keep(AlertRule rule) {
        if (rule.isEmpty()) {
            jdbc.sql(FORGET)
                    .param("user", rule.user().value())
                    .param("portfolio", rule.portfolio().value())
                    .update();
            return;
        }
        jdbc.sql(KEEP)
                .param("user", rule.user().value())
                .param("portfolio", rule.portfolio().value())
                .param("percent", rule.movePercentOrNull())
                .param("amount", rule.moveAmountOrNull())
                .param("stale", rule.stalePrices())
                .update();
    }

    private static AlertRule toRule(ResultSet row, int number) throws SQLException {
        return new AlertRule(
                new UserId(row.getLong("user_id")),
                new PortfolioId(row.getLong("portfolio_id")),
                row.getBigDecimal("move_percent"),
                row.getBigDecimal("move_amount"),
                row.getBoolean("stale_prices"));
    }
}
