package io.tenfolio.db.portfolio;

import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Portfolios and accounts. What a user may not see does not exist for that user: ownership is in the SQL.
@Repository
public class Portfolios {
    private static final String VISIBLE =
            """
            select p.id, p.owner_id, p.name, p.base_currency, p.zone, p.cost_method
            from   portfolio p
            where  p.closed_at is null
            and    (p.owner_id = :user
                    or exists (select 1
                               from   portfolio_grant g
                               where  g.portfolio_id = p.id
                               and    g.user_id = :user))
            """;
    private static final String ALL_VISIBLE =
            VISIBLE + "order  by p.owner_id <> :user, p.name, p.id";

    // an auditor reads everything, but has no list of everything
    private static final String ONE_VISIBLE =
            """
            select p.id, p.owner_id, p.name, p.base_currency, p.zone, p.cost_method
            from   portfolio p
            where  p.id = :portfolio
            and    p.closed_at is null
            and    (p.owner_id = :user
                    or exists (select 1
                               from   portfolio_grant g
                               where  g.portfolio_id = p.id
                               and    g.user_id = :user)
                    or exists (select 1
                               from   app_user u
                               where  u.id = :user
                               and    u.role = 'AUDITOR'))
            """;
    private static final String EDITABLE =
            """
            select p.id, p.owner_id, p.name, p.base_currency, p.zone, p.cost_method
            from   portfolio p
            where  p.id = :portfolio
            and    p.closed_at is null
            and    (p.owner_id = :user
                    or exists (select 1
                               from   portfolio_grant g
                               where  g.portfolio_id = p.id
                               and    g.user_id = :user
                               and    g.level = 'EDIT'))
            and    not exists (select 1
                               from   app_user u
                               where  u.id = :user
                               and    u.role = 'AUDITOR')
            """;
    private static final String FIND =
            """
            select id, owner_id, name, base_currency, zone, cost_method
            from   portfolio
            where  id = :portfolio
            """;
    private static final String ACCOUNTS =
            """
            select id, portfolio_id, name, kind, shorts_allowed
            from   account
            where  portfolio_id = :portfolio
            and    closed_at is null
            order  by id
            """;
    private static final String EVERY_ACCOUNT =
            """
            select id, portfolio_id, name, kind, shorts_allowed
            from   account
            where  portfolio_id = :portfolio
            order  by id
            """;
    private static final String PORTFOLIO_OF =
            """
            select portfolio_id
            from   account
            where  id = :account
            """;
    private static final String HIGHEST =
            """
            select coalesce(max(id), 0)
            from   portfolio
            """;
    private static final String CREATE =
            """
            insert into portfolio (owner_id, name, base_currency, zone, cost_method, created_at, opened_seq)
            values (:owner, :name, :base, :zone, :costMethod, utc_timestamp(6), :sequence)
            returning id
            """;
    private static final String OPEN_ACCOUNT =
            """
            insert into account (portfolio_id, name, kind, shorts_allowed, created_at)
            values (:portfolio, :name, :kind, :shortsAllowed, utc_timestamp(6))
            returning id
            """;
    private static final String CLOSE =
            """
            update portfolio
            set    closed_at  = utc_timestamp(6),
                   closed_seq = :sequence
            where  id = :portfolio
            and    closed_at is null
            """;
    private static final String PAUSE =
            """
            insert into portfolio_pause (portfolio_id, closed_seq, reopened_seq)
            select id, closed_seq, :sequence
            from   portfolio
            where  id = :portfolio
            and    closed_at is not null
            """;
    private static final String REOPEN =
            """
            update portfolio
            set    closed_at  = null,
                   closed_seq = null
            where  id = :portfolio
            """;
    private static final String CLOSED_OF =
            """
            select id, owner_id, name, base_currency, zone, cost_method
            from   portfolio
            where  owner_id = :owner
            and    closed_at is not null
            order  by closed_at desc
            """;
    private static final String SHARE =
            """
            insert into portfolio_grant (portfolio_id, user_id, level, granted_at)
            values (:portfolio, :user, :level, utc_timestamp(6))
            on duplicate key update level = :level
            """;
    private static final String RENAME =
            """
            update portfolio
            set    name = :name
            where  id = :portfolio
            """;
    private static final String RENAME_ACCOUNT =
            """
            update account
            set    name = :name
            where  id = :account
            """;
    private static final String CLOSE_ACCOUNT =
            """
            update account
            set    closed_at = utc_timestamp(6)
            where  id = :account
            and    closed_at is null
            """;
    private static final String REOPEN_ACCOUNT =
            """
            update account
            set    closed_at = null
            where  id = :account
            """;
    private static final String SHARED_WITH =
            """
            select u.id, u.login, u.display_name, g.level, g.granted_at
            from   portfolio_grant g
            join   app_user u on u.id = g.user_id
            where  g.portfolio_id = :portfolio
            order  by u.display_name, u.id
            """;
    private static final String UNSHARE =
            """
            delete from portfolio_grant
            where  portfolio_id = :portfolio
            and    user_id = :user
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final PositionSequence sequence;

    public Portfolios(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sequence = new PositionSequence(jdbc);
    }

    /// What somebody else than the owner may do with a portfolio.
    public enum Level {
        READ,
        EDIT
    }

    /// Somebody who sees a portfolio that is not theirs.
    public record Grant(
            UserId user, String login, String displayName, Level level, Instant since) {}

    /// Open portfolios that `user` owns or that are shared with them, own ones first, by name.
    public List<Portfolio> visibleTo(UserId user) {
        return jdbc.sql(ALL_VISIBLE)
                .param("user", user.value())
                .query((row, _) -> toPortfolio(row))
                .list();
    }

    /// The portfolio, if `user` may see it: its owner, whom it is shared with, an auditor.
    public Optional<Portfolio> visibleTo(UserId user, PortfolioId portfolio) {
        return jdbc.sql(ONE_VISIBLE)
                .param("user", user.value())
                .param("portfolio", portfolio.value())
                .query((row, _) -> toPortfolio(row))
                .optional();
    }

    /// The portfolio, if `user` may change it and book in it: its owner, and whom it is shared with to edit. An auditor changes nothing.
    public Optional<Portfolio> editableBy(UserId user, PortfolioId portfolio) {
        return jdbc.sql(EDITABLE)
                .param("user", user.value())
                .param("portfolio", portfolio.value())
                .query((row, _) -> toPortfolio(row))
                .optional();
    }

    /// For jobs only: no user is asked.
    public Optional<Portfolio> find(PortfolioId portfolio) {
        return jdbc.sql(FIND)
                .param("portfolio", portfolio.value())
                .query((row, _) -> toPortfolio(row))
                .optional();
    }

    /// Open accounts of a portfolio, in the order they were opened. Whoever asks has asked for the portfolio before.
    public List<Account> accounts(PortfolioId portfolio) {
        return jdbc.sql(ACCOUNTS)
                .param("portfolio", portfolio.value())
                .query((row, _) -> toAccount(row))
                .list();
    }

    /// The portfolio of an account, closed or not.
    public Optional<PortfolioId> portfolioOf(AccountId account) {
        return jdbc.sql(PORTFOLIO_OF)
                .param("account", account.value())
                .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                .optional();
    }

    /// Closed accounts too.
    public List<Account> everyAccount(PortfolioId portfolio) {
        return jdbc.sql(EVERY_ACCOUNT)
                .param("portfolio", portfolio.value())
                .query((row, _) -> toAccount(row))
                .list();
    }

    /// The highest portfolio number given so far, 0 when there is none.
    public long highestId() {
        return jdbc.sql(HIGHEST).query(Long.class).single();
    }

    public PortfolioId create(
            UserId owner, String name, Currency base, ZoneId zone, CostMethod costMethod) {
        return transactions.call(() -> {
            var id =
                    jdbc.sql(CREATE)
                            .param("owner", owner.value())
                            .param("name", name)
                            .param("base", base.getCurrencyCode())
                            .param("zone", zone.getId())
                            .param("costMethod", costMethod.name())
                            .param("sequence", sequence.next())
                            .query(Long.class)
                            .single();
            return new PortfolioId(id);
        });
    }

    public AccountId openAccount(
            PortfolioId portfolio, String name, Account.Kind kind, boolean shortsAllowed) {
        var id =
                jdbc.sql(OPEN_ACCOUNT)
                        .param("portfolio", portfolio.value())
                        .param("name", name)
                        .param("kind", kind.name())
                        .param("shortsAllowed", shortsAllowed)
                        .query(Long.class)
                        .single();
        return new AccountId(id);
    }

    /// Closes a portfolio: no run values it any more, nobody sees it, its history stays.
    public void close(PortfolioId portfolio) {
        transactions.run(() ->
                jdbc.sql(CLOSE)
                        .param("sequence", sequence.next())
                        .param("portfolio", portfolio.value())
                        .update());
    }

    /// Opens a closed portfolio again, with all it had.
    public void reopen(PortfolioId portfolio) {
        transactions.run(() -> {
            int paused =
                    jdbc.sql(PAUSE)
                            .param("sequence", sequence.next())
                            .param("portfolio", portfolio.value())
                            .update();
            if (paused > 0) {
                jdbc.sql(REOPEN).param("portfolio", portfolio.value()).update();
            }
        });
    }

    /// Closed portfolios of an owner, the last closed first.
    public List<Portfolio> closed(UserId owner) {
        return jdbc.sql(CLOSED_OF)
                .param("owner", owner.value())
                .query((row, _) -> toPortfolio(row))
                .list();
    }

    public void rename(PortfolioId portfolio, String name) {
        jdbc.sql(RENAME).param("name", name).param("portfolio", portfolio.value()).update();
    }

    public void renameAccount(AccountId account, String name) {
        jdbc.sql(RENAME_ACCOUNT).param("name", name).param("account", account.value()).update();
    }

    /// Nothing can be booked in a closed account by a person any more; its history stays and counts.
    public void closeAccount(AccountId account) {
        jdbc.sql(CLOSE_ACCOUNT).param("account", account.value()).update();
    }

    public void reopenAccount(AccountId account) {
        jdbc.sql(REOPEN_ACCOUNT).param("account", account.value()).update();
    }

    /// Who sees the portfolio beside its owner, by name.
    public List<Grant> sharedWith(PortfolioId portfolio) {
        return jdbc.sql(SHARED_WITH)
                .param("portfolio", portfolio.value())
                .query((row, _) ->
                        new Grant(
                                new UserId(row.getLong("id")),
                                row.getString("login"),
                                row.getString("display_name"),
                                Level.valueOf(row.getString("level")),
                                Utc.instant(row, "granted_at")))
                .list();
    }

    public void share(PortfolioId portfolio, UserId with, Level level) {
        jdbc.sql(SHARE)
                .param("portfolio", portfolio.value())
                .param("user", with.value())
                .param("level", level.name())
                .update();
    }

    public void unshare(PortfolioId portfolio, UserId with) {
        jdbc.sql(UNSHARE)
                .param("portfolio", portfolio.value())
                .param("user", with.value())
                .update();
    }

    /// Writes many portfolios and their accounts at once under the numbers they carry, e.g. for a demonstration.
    public void createAll(List<Portfolio> portfolios, List<Account> accounts) {
        transactions.run(() -> {
            var opened = sequence.next();
            new MultiRowInsert(
                            jdbc,
                            """
                            insert into portfolio
                                   (id, owner_id, name, base_currency, zone, cost_method, opened_seq, created_at)
                            """,
                            "(?, ?, ?, ?, ?, ?, ?, utc_timestamp(6))")
                    .write(
                            portfolios.stream()
                                    .map(p ->
                                            List.of(
                                                    p.id().value(),
                                                    p.owner().value(),
                                                    p.name(),
                                                    p.baseCurrency().getCurrencyCode(),
                                                    p.zone().getId(),
                                                    p.costMethod().name(),
                                                    opened))
                                    .toList());
            new MultiRowInsert(
                            jdbc,
                            "insert into account (id, portfolio_id, name, kind, shorts_allowed, created_at)",
                            "(?, ?, ?, ?, ?, utc_timestamp(6))")
                    .write(
                            accounts.stream()
                                    .map(a ->
                                            List.of(
                                                    a.id().value(),
                                                    a.portfolio().value(),
                                                    a.name(),
                                                    a.kind().name(),
                                                    a.shortsAllowed()))
                                    .toList());
        });
    }

    private static Portfolio toPortfolio(ResultSet row) throws SQLException {
        return new Portfolio(
                new PortfolioId(row.getLong("id")),
                new UserId(row.getLong("owner_id")),
                row.getString("name"),
                Currency.getInstance(row.getString("base_currency")),
                ZoneId.of(row.getString("zone")),
                CostMethod.valueOf(row.getString("cost_method")));
    }

    private static Account toAccount(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getLong("id")),
                new PortfolioId(row.getLong("portfolio_id")),
                row.getString("name"),
                Account.Kind.valueOf(row.getString("kind")),
                row.getBoolean("shorts_allowed"));
    }
}
