package io.tenfolio.db.access;

import static java.util.stream.Collectors.joining;

import io.tenfolio.access.AccessToken;
import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenId;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Access tokens. Times are the database's; secrets come in and are not kept.
@Repository
public class AccessTokens {
    private static final String COLUMNS =
            """
            t.id as token_id, t.user_id, t.name, t.hint, t.scopes, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
            """;
    private static final String HOLDER =
            "select "
                    + COLUMNS
                    + """
                         , u.login, u.display_name, u.role, u.enabled, u.locale, u.zone,
                           t.expires_at <= utc_timestamp(6) as expired
                    from   access_token t
                    join   app_user u on u.id = t.user_id
                    where  t.secret_hash = :hash
                    """;
    private static final String OF =
            "select "
                    + COLUMNS
                    + """
                    from   access_token t
                    where  t.user_id = :user
                    order  by t.id desc
                    """;
    private static final String FIND =
            "select "
                    + COLUMNS
                    + """
                    from   access_token t
                    where  t.user_id = :user
                    and    t.id = :id
                    """;
    private static final String CREATE =
            """
            insert into access_token (user_id, name, hint, secret_hash, scopes, created_at, expires_at)
            values (:user, :name, :hint, :hash, :scopes, utc_timestamp(6), utc_timestamp(6) + interval :seconds second)
            returning id
            """;
    private static final String REVOKE =
            """
            update access_token
            set    revoked_at = utc_timestamp(6)
            where  user_id = :user
            and    id = :id
            and    revoked_at is null
            """;
    private static final String USED =
            """
            update access_token
            set    last_used_at = utc_timestamp(6)
            where  id = :id
            and    (last_used_at is null or last_used_at < utc_timestamp(6) - interval 1 minute)
            """;

    private final JdbcClient jdbc;

    public AccessTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A token with the user in whose name it acts, both as they are now.
    public record Holder(AccessToken token, User user, boolean expired) {}

    /// Whose secret this is, whether or not it may still be used.
    public Optional<Holder> holder(TokenSecret secret) {
        return jdbc.sql(HOLDER)
                .param("hash", secret.hash())
                .query((row, _) -> new Holder(toToken(row), toUser(row), row.getBoolean("expired")))
                .optional();
    }

    /// Newest first, revoked and expired ones too.
    public List<AccessToken> of(UserId user) {
        return jdbc.sql(OF).param("user", user.value()).query((row, _) -> toToken(row)).list();
    }

    /// Empty when there is none, or it is another's.
    public Optional<AccessToken> find(UserId user, TokenId token) {
        return jdbc.sql(FIND)
                .param("user", user.value())
                .param("id", token.value())
                .query((row, _) -> toToken(row))
                .optional();
    }

    public TokenId create(
            UserId user, String name, TokenSecret secret, Set<Scope> scopes, Duration lifetime) {
        var id =
                jdbc.sql(CREATE)
                        .param("user", user.value())
                        .param("name", name)
                        .param("hint", secret.hint())
                        .param("hash", secret.hash())
                        .param("scopes", codes(scopes))
                        .param("seconds", lifetime.toSeconds())
                        .query(Long.class)
                        .single();
        return new TokenId(id);
    }

    /// False when there is none, it is another's, or it is revoked already.
    public boolean revoke(UserId user, TokenId token) {
        return jdbc.sql(REVOKE).param("user", user.value()).param("id", token.value()).update()
                == 1;
    }

    /// Notes the use, at most once a minute.
    public void used(TokenId token) {
        jdbc.sql(USED).param("id", token.value()).update();
    }

    private static String codes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).collect(joining(" "));
    }

    private static AccessToken toToken(ResultSet row) throws SQLException {
        return new AccessToken(
                new TokenId(row.getLong("token_id")),
                new UserId(row.getLong("user_id")),
                row.getString("name"),
                row.getString("hint"),
                scopes(row.getString("scopes")),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "expires_at"),
                Utc.instantOrNull(row, "last_used_at"),
                Utc.instantOrNull(row, "revoked_at"));
    }

    /// A scope that this version does not know is worth nothing.
    private static Set<Scope> scopes(String codes) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var code : codes.split(" ", -1)) {
            Scope.ofCode(code).ifPresent(scopes::add);
        }
        return scopes;
    }

    private static User toUser(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("user_id")),
                row.getString("login"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")));
    }
}
