package io.tenfolio.db.alert;

import io.tenfolio.access.UserId;
import io.tenfolio.alert.Alert;
import io.tenfolio.alert.Alert.LargeMove;
import io.tenfolio.alert.Alert.StalePrices;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What users were told, whether they have read it, and how far everybody has been told.
@Repository
public class Notifications {
    private static final String TELL =
            """
            insert ignore into notification
                   (user_id, portfolio_id, kind, slot, created_at, currency, move_amount, move_percent, prices)
            values (:user, :portfolio, :kind, :slot, utc_timestamp(6), :currency, :amount, :percent, :prices)
            """;

    // a portfolio that is no longer shared with somebody has no name for them
    private static final String SEEN =
            """
            join   portfolio p on p.id = n.portfolio_id
            join   app_user u on u.id = n.user_id
            where  (p.owner_id = n.user_id
                    or u.role = 'AUDITOR'
                    or exists (select 1
                               from   portfolio_grant g
                               where  g.portfolio_id = n.portfolio_id
                               and    g.user_id = n.user_id))
            """;
    private static final String NEWEST =
            """
            select n.id, n.user_id, n.portfolio_id, p.name, n.kind, n.slot, n.currency, n.move_amount, n.move_percent, n.prices,
                   n.created_at, n.read_at
            from   notification n
            """
                    + SEEN
                    + """
                    and    n.user_id = :user
                    and    n.id < :before
                    order  by n.id desc
                    limit  :limit
                    """;
    private static final String IS_OF =
            """
            select count(*) > 0
            from   notification n
            """
                    + SEEN
                    + """
                    and    n.id = :id
                    and    n.user_id = :user
                    """;
    private static final String UNREAD =
            """
            select n.user_id, count(*) as unread
            from   notification n
            """
                    + SEEN
                    + """
                    and    n.user_id in (:users)
                    and    n.read_at is null
                    group  by n.user_id
                    """;
    private static final String READ_ONE =
            """
            update notification
            set    read_at = utc_timestamp(6)
            where  id = :id
            and    user_id = :user
            and    read_at is null
            """;
    private static final String READ_ALL =
            """
            update notification
            set    read_at = utc_timestamp(6)
            where  user_id = :user
            and    read_at is null
            """;

    private static final String TOLD_UP_TO =
            """
            select slot, revision
            from   told_run
            """;
    private static final String HAVE_TOLD =
            """
            insert into told_run (only_row, slot, revision)
            values (1, :slot, :revision)
            on duplicate key update slot = :slot, revision = :revision
            """;

    /// What a percentage's column holds; a portfolio that was worth next to nothing moves by more.
    private static final BigDecimal MOST_PERCENT = new BigDecimal("9999999999.9999");

    private final JdbcClient jdbc;

    public Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody was told.
    public record Told(
            long id,
            Alert alert,
            String portfolio,
            Instant createdAt,
            @Nullable Instant readAtOrNull) {}

    /// Tells, unless that was told of this slot already; whether it was new. `base`: the portfolio's currency.
    public boolean tell(Alert alert, Currency base) {
        var move = alert instanceof LargeMove large ? large : null;
        var stale = alert instanceof StalePrices prices ? prices : null;
        return jdbc.sql(TELL)
                        .param("user", alert.user().value())
                        .param("portfolio", alert.portfolio().value())
                        .param("kind", move != null ? "LARGE_MOVE" : "STALE_PRICES")
                        .param("slot", alert.slot().epochSecond())
                        .param("currency", base.getCurrencyCode())
                        .param("amount", move == null ? null : move.move().amount())
                        .param("percent", move == null ? null : bounded(move.percent()))
                        .param("prices", stale == null ? null : stale.prices())
                        .update()
                > 0;
    }

    private static BigDecimal bounded(BigDecimal percent) {
        return percent.min(MOST_PERCENT).max(MOST_PERCENT.negate());
    }

    /// The newest run that people were told of; empty before the first.
    public Optional<RunId> toldUpTo() {
        return jdbc.sql(TOLD_UP_TO)
                .query((row, _) ->
                        new RunId(Slot.ofEpochSecond(row.getLong("slot")), row.getInt("revision")))
                .optional();
    }

    /// People were told of `run`, and of all before it.
    public void haveTold(RunId run) {
        jdbc.sql(HAVE_TOLD)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .update();
    }

    /// The newest first.
    public List<Told> of(UserId user, int limit) {
        return of(user, Long.MAX_VALUE, limit);
    }

    /// The newest first, those numbered below `before`.
    public List<Told> of(UserId user, long before, int limit) {
        return jdbc.sql(NEWEST)
                .param("user", user.value())
                .param("before", before)
                .param("limit", limit)
                .query(Notifications::toTold)
                .list();
    }

    /// How many each of these has not read; who has none is left out.
    public Map<UserId, Integer> unread(Collection<UserId> users) {
        var unread = new HashMap<UserId, Integer>();
        if (!users.isEmpty()) {
            jdbc.sql(UNREAD)
                    .param("users", users.stream().map(UserId::value).toList())
                    .query(row -> {
                        unread.put(new UserId(row.getLong("user_id")), row.getInt("unread"));
                    });
        }
        return unread;
    }

    /// Whether this is something that `user` was told.
    public boolean isOf(UserId user, long id) {
        return jdbc.sql(IS_OF)
                .param("id", id)
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    public void read(UserId user, long id) {
        jdbc.sql(READ_ONE).param("user", user.value()).param("id", id).update();
    }

    public void readAll(UserId user) {
        jdbc.sql(READ_ALL).param("user", user.value()).update();
    }

    private static Told toTold(ResultSet row, int number) throws SQLException {
        var user = new UserId(row.getLong("user_id"));
        var portfolio = new PortfolioId(row.getLong("portfolio_id"));
        var slot = new Slot(Instant.ofEpochSecond(row.getLong("slot")));
        Alert alert =
                row.getString("kind").equals("LARGE_MOVE")
                        ? new LargeMove(
                                user,
                                portfolio,
                                slot,
                                new Worth(
                                        row.getBigDecimal("move_amount"),
                                        Currency.getInstance(row.getString("currency"))),
                                percent(row))
                        : new StalePrices(user, portfolio, slot, row.getInt("prices"));
        var readAt = row.getTimestamp("read_at") == null ? null : Utc.instant(row, "read_at");
        return new Told(
                row.getLong("id"),
                alert,
                row.getString("name"),
                Utc.instant(row, "created_at"),
                readAt);
    }

    private static BigDecimal percent(ResultSet row) throws SQLException {
        return row.getBigDecimal("move_percent");
    }
}
