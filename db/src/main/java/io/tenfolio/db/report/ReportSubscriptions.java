package io.tenfolio.db.report;

import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who gets a statement of a portfolio when a month is over.
@Repository
public class ReportSubscriptions {
    private static final String SUBSCRIBE =
            """
            insert into report_subscription (portfolio_id, user_id, formats, since)
            values (:portfolio, :user, :formats, utc_timestamp(6))
            on duplicate key update formats = :formats
            """;
    private static final String END =
            """
            delete from report_subscription
            where  portfolio_id = :portfolio
            and    user_id = :user
            """;
    private static final String SUBSCRIBED =
            """
            select s.portfolio_id, s.user_id, s.formats, s.since, p.zone, u.login, u.locale
            from   report_subscription s
            join   portfolio p on p.id = s.portfolio_id
            join   app_user u on u.id = s.user_id
            """;
    private static final String OF = SUBSCRIBED + "where  s.user_id = :user";

    // who lost the portfolio, or the right to come in, gets nothing
    private static final String ALL =
            SUBSCRIBED
                    + """
                    where  u.enabled
                    and    p.closed_at is null
                    and    (p.owner_id = u.id
                            or exists (select 1
                                       from   portfolio_grant g
                                       where  g.portfolio_id = p.id
                                       and    g.user_id = u.id))
                    order  by s.portfolio_id, s.user_id
                    """;

    private final JdbcClient jdbc;

    public ReportSubscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param zone the portfolio's: when a month is over
    public record Subscription(
            PortfolioId portfolio,
            UserId user,
            String login,
            Locale locale,
            ZoneId zone,
            Set<ReportFormat> formats,
            Instant since) {}

    /// Whoever asks has asked for the portfolio before.
    public void subscribe(PortfolioId portfolio, UserId user, Set<ReportFormat> formats) {
        jdbc.sql(SUBSCRIBE)
                .param("portfolio", portfolio.value())
                .param("user", user.value())
                .param("formats", ReportRows.formats(formats))
                .update();
    }

    public void end(PortfolioId portfolio, UserId user) {
        jdbc.sql(END).param("portfolio", portfolio.value()).param("user", user.value()).update();
    }

    public List<Subscription> of(UserId user) {
        return jdbc.sql(OF)
                .param("user", user.value())
                .query((row, _) -> toSubscription(row))
                .list();
    }

    /// All of those who may still see their portfolio.
    public List<Subscription> all() {
        return jdbc.sql(ALL).query((row, _) -> toSubscription(row)).list();
    }

    private static Subscription toSubscription(ResultSet row) throws SQLException {
        return new Subscription(
                new PortfolioId(row.getLong("portfolio_id")),
                new UserId(row.getLong("user_id")),
                row.getString("login"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")),
                ReportRows.formats(row.getString("formats")),
                Utc.instant(row, "since"));
    }
}
