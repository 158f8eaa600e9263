package io.tenfolio.db.access;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Member;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All users as whoever administers them sees them, in pages by login.
@Repository
public class UserDirectory {
    private static final String SELECT =
            """
            select u.id, u.login, u.display_name, u.role, u.enabled, u.locale, u.zone, u.language, u.theme,
                   u.email, u.created_at,
                   (select max(s.seen_at)
                    from   login_session s
                    where  s.user_id = u.id) as seen_at,
                   (select count(*)
                    from   login_session s
                    where  s.user_id = u.id
                    and    s.ended_at is null
                    and    s.role = u.role
                    and    u.enabled
                    and    s.seen_at > utc_timestamp(6) - interval :idle second) as open_sessions
            from   app_user u
            """;
    private static final String PAGE =
            SELECT
                    + """
                    where  u.login > :after
                    and    (:word = ''
                            or u.login like :pattern
                            or lower(u.display_name) like :pattern
                            or u.email like :pattern)
                    and    (:role = '' or u.role = :role)
                    and    (:enabled is null or u.enabled = :enabled)
                    order  by u.login
                    limit  :limit
                    """;
    private static final String FIND = SELECT + "where  u.id = :user";
    private static final String LOCK_ADMINISTRATORS =
            """
            select id
            from   app_user
            where  role = 'ADMIN'
            and    enabled
            order  by id
            for    update
            """;

    private final JdbcClient jdbc;

    public UserDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The first users after this login, at most `limit`; begin with "".
    public List<Member> page(MemberSearch search, String after, int limit) {
        var word = search.word().strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(PAGE)
                .param("idle", LoginSessions.IDLE.toSeconds())
                .param("after", after)
                .param("word", word)
                .param("pattern", "%" + escaped(word) + "%")
                .param("role", search.role().map(Role::name).orElse(""))
                .param("enabled", search.enabled().orElse(null))
                .param("limit", limit)
                .query((row, _) -> toMember(row))
                .list();
    }

    public Optional<Member> find(UserId user) {
        return jdbc.sql(FIND)
                .param("idle", LoginSessions.IDLE.toSeconds())
                .param("user", user.value())
                .query((row, _) -> toMember(row))
                .optional();
    }

    /// Administrators who may come in. Their rows are locked until the transaction ends, so that two people cannot each take
    /// away the other one's right and leave nobody.
    public List<UserId> lockAdministrators() {
        return jdbc.sql(LOCK_ADMINISTRATORS).query(Long.class).list().stream()
                .map(UserId::new)
                .toList();
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Member toMember(ResultSet row) throws SQLException {
        @Nullable String email = row.getString("email");
        return new Member(
                Users.toUser(row),
                Optional.ofNullable(email).map(EmailAddress::new),
                Utc.instant(row, "created_at"),
                Optional.ofNullable(Utc.instantOrNull(row, "seen_at")),
                row.getInt("open_sessions"));
    }
}
