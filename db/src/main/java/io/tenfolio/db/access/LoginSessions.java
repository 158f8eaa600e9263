package io.tenfolio.db.access;

import io.tenfolio.access.LoginSession;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.Role;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Where people are logged in. A session ends by a row that says so, by a user who is disabled, or by another role; whoever
/// keeps pages open looks here. Times are the database's.
@Repository
public class LoginSessions {
    /// A session that no request was seen of for so long has ended in the web node.
    public static final Duration IDLE = Duration.ofMinutes(31);

    private static final String START =
            """
            insert into login_session (user_id, role, started_at, seen_at, address, browser)
            values (:user, :role, utc_timestamp(6), utc_timestamp(6), :address, :browser)
            returning id
            """;
    private static final String FORGET =
            """
            delete from login_session
            where  seen_at < utc_timestamp(6) - interval 90 day
            order  by seen_at
            limit  100
            """;
    private static final String SEEN =
            """
            update login_session
            set    seen_at = utc_timestamp(6)
            where  id = :id
            and    seen_at < utc_timestamp(6) - interval 30 second
            """;

    // one question for each request of a page: who it is now, and whether they may go on
    private static final String STANDING =
            """
            select u.id, u.login, u.display_name, u.role, u.enabled, u.locale, u.zone, u.language, u.theme,
                   case
                       when s.ended_at is not null then s.ended_by
                       when not u.enabled then 'DISABLED'
                       when u.role <> s.role then 'ROLE'
                   end as ended_by
            from   login_session s
            join   app_user u on u.id = s.user_id
            where  s.id = :id
            """;
    private static final String ENDED =
            """
            select s.id,
                   case
                       when s.ended_at is not null then s.ended_by
                       when not u.enabled then 'DISABLED'
                       else 'ROLE'
                   end as ended_by
            from   login_session s
            join   app_user u on u.id = s.user_id
            where  s.id in (:ids)
            and    (s.ended_at is not null or not u.enabled or u.role <> s.role)
            """;
    private static final String OPEN =
            """
            select s.id, s.user_id, s.started_at, s.seen_at, s.address, s.browser
            from   login_session s
            join   app_user u on u.id = s.user_id
            where  s.user_id = :user
            and    s.ended_at is null
            and    s.seen_at > utc_timestamp(6) - interval :idle second
            and    s.role = u.role
            and    u.enabled
            order  by s.seen_at desc, s.id desc
            limit  100
            """;
    private static final String END =
            """
            update login_session
            set    ended_at = utc_timestamp(6),
                   ended_by = :why
            where  user_id = :user
            and    ended_at is null
            """;
    private static final String END_ONE = END + "and    id = :id";
    private static final String END_OTHERS = END + "and    id <> :id";

    private final JdbcClient jdbc;

    public LoginSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who the session's person is now, and why it is over, if it is.
    public record Standing(User user, Optional<SessionEnd> end) {}

    public LoginSessionId start(UserId user, Role role, String address, String browser) {
        jdbc.sql(FORGET).update();
        var id =
                jdbc.sql(START)
                        .param("user", user.value())
                        .param("role", role.name())
                        .param("address", shortened(address, 60))
                        .param("browser", shortened(browser, 200))
                        .query(Long.class)
                        .single();
        return new LoginSessionId(id);
    }

    public void seen(LoginSessionId session) {
        jdbc.sql(SEEN).param("id", session.value()).update();
    }

    /// Empty when the session is not known, or not any more.
    public Optional<Standing> standing(LoginSessionId session) {
        return jdbc.sql(STANDING)
                .param("id", session.value())
                .query((row, _) -> toStanding(row))
                .optional();
    }

    /// Those of `sessions` that are over, and why.
    public Map<LoginSessionId, SessionEnd> ended(Collection<LoginSessionId> sessions) {
        var ended = new HashMap<LoginSessionId, SessionEnd>();
        if (!sessions.isEmpty()) {
            jdbc.sql(ENDED)
                    .param("ids", sessions.stream().map(LoginSessionId::value).toList())
                    .query(row -> {
                        ended.put(
                                new LoginSessionId(row.getLong("id")),
                                SessionEnd.valueOf(row.getString("ended_by")));
                    });
        }
        return ended;
    }

    /// Where `user` is logged in, the place seen last first.
    public List<LoginSession> open(UserId user) {
        return jdbc.sql(OPEN)
                .param("user", user.value())
                .param("idle", IDLE.toSeconds())
                .query((row, _) -> toSession(row))
                .list();
    }

    /// Whether there was such a session of this user to end.
    public boolean end(UserId user, LoginSessionId session, SessionEnd why) {
        return jdbc.sql(END_ONE)
                        .param("user", user.value())
                        .param("id", session.value())
                        .param("why", why.name())
                        .update()
                > 0;
    }

    /// The number of sessions that ended.
    public int endAll(UserId user, SessionEnd why) {
        return jdbc.sql(END).param("user", user.value()).param("why", why.name()).update();
    }

    /// The number of sessions that ended.
    public int endOthers(UserId user, LoginSessionId kept, SessionEnd why) {
        return jdbc.sql(END_OTHERS)
                .param("user", user.value())
                .param("id", kept.value())
                .param("why", why.name())
                .update();
    }

    private static Standing toStanding(ResultSet row) throws SQLException {
        @Nullable String end = row.getString("ended_by");
        return new Standing(Users.toUser(row), Optional.ofNullable(end).map(SessionEnd::valueOf));
    }

    private static LoginSession toSession(ResultSet row) throws SQLException {
        return new LoginSession(
                new LoginSessionId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                Utc.instant(row, "started_at"),
                Utc.instant(row, "seen_at"),
                row.getString("address"),
                row.getString("browser"));
    }

    private static String shortened(String words, int longest) {
        return words.length() > longest ? words.substring(0, longest) : words;
    }
}
