package io.tenfolio.db.access;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Preferences;
import io.tenfolio.access.Role;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.MultiRowInsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People who log in.
@Repository
public class Users {
    // compared byte by byte: to the column's collation é and e are the same
    private static final String CREDENTIALS =
            """
            select id, login, display_name, password_hash, role, enabled, locale, zone, language, theme
            from   app_user
            where  login = :login
            and    binary login = binary :login
            """;
    private static final String FIND =
            """
            select id, login, display_name, role, enabled, locale, zone, language, theme
            from   app_user
            where  id = :id
            """;
    private static final String CREATE =
            """
            insert into app_user (login, display_name, password_hash, role, enabled, locale, zone, language, demo, created_at)
            values (:login, :displayName, :passwordHash, :role, true, :locale, :zone, :language, :demo, utc_timestamp(6))
            returning id
            """;
    // a login wins over an address: nobody gets in by making another one's address their login
    private static final String OF_EMAIL =
            """
            select id, login, display_name, password_hash, role, enabled, locale, zone, language, theme
            from   app_user
            where  email = :email
            """;
    private static final String PASSWORD_HASH =
            """
            select password_hash
            from   app_user
            where  id = :id
            """;
    private static final String EMAIL =
            """
            select email
            from   app_user
            where  id = :id
            and    email is not null
            """;
    private static final String CHANGE_EMAIL =
            """
            update app_user
            set    email = :email
            where  id = :id
            """;
    private static final String RENAME =
            """
            update app_user
            set    display_name = :displayName
            where  id = :id
            """;
    private static final String PREFER =
            """
            update app_user
            set    language = :language,
                   locale   = :locale,
                   zone     = :zone,
                   theme    = :theme
            where  id = :id
            """;
    private static final String CHANGE_ROLE =
            """
            update app_user
            set    role = :role
            where  id = :id
            """;
    private static final String ENABLE =
            """
            update app_user
            set    enabled = :enabled
            where  id = :id
            """;
    private static final String CHANGE_PASSWORD =
            """
            update app_user
            set    password_hash = :passwordHash
            where  id = :id
            """;
    private static final String ANY_REAL =
            """
            select exists (select 1 from app_user where not demo)
            """;
    private static final String ANY_DEMO =
            """
            select exists (select 1 from app_user where demo)
            """;

    private final JdbcClient jdbc;

    public Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A user with the hash of the password, for the login only.
    public record Credentials(User user, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials of " + user.login();
        }
    }

    /// Who logs in with `login`, or with it as their confirmed address; case and blanks around it do not matter.
    public Optional<Credentials> credentials(String login) {
        var byLogin =
                jdbc.sql(CREDENTIALS)
                        .param("login", LoginName.normal(login))
                        .query((row, _) -> toCredentials(row))
                        .optional();
        return byLogin.isPresent()
                ? byLogin
                : EmailAddress.parse(login).flatMap(this::credentialsOf);
    }

    private Optional<Credentials> credentialsOf(EmailAddress email) {
        return jdbc.sql(OF_EMAIL)
                .param("email", email.value())
                .query((row, _) -> toCredentials(row))
                .optional();
    }

    private static Credentials toCredentials(ResultSet row) throws SQLException {
        return new Credentials(toUser(row), row.getString("password_hash"));
    }

    /// For somebody who types their present password once more.
    public Optional<String> passwordHash(UserId id) {
        return jdbc.sql(PASSWORD_HASH).param("id", id.value()).query(String.class).optional();
    }

    /// The confirmed address.
    public Optional<EmailAddress> email(UserId id) {
        return jdbc.sql(EMAIL)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    /// @throws EmailTaken if it is the confirmed address of somebody else
    public void changeEmail(UserId id, EmailAddress email) {
        try {
            jdbc.sql(CHANGE_EMAIL).param("id", id.value()).param("email", email.value()).update();
        } catch (DuplicateKeyException e) {
            throw new EmailTaken();
        }
    }

    public void rename(UserId id, String displayName) {
        jdbc.sql(RENAME).param("id", id.value()).param("displayName", displayName).update();
    }

    public void prefer(UserId id, Preferences wanted) {
        jdbc.sql(PREFER)
                .param("id", id.value())
                .param("language", wanted.language().toLanguageTag())
                .param("locale", wanted.locale().toLanguageTag())
                .param("zone", wanted.zone().getId())
                .param("theme", wanted.theme().name())
                .update();
    }

    public void changeRole(UserId id, Role role) {
        jdbc.sql(CHANGE_ROLE).param("id", id.value()).param("role", role.name()).update();
    }

    public void enable(UserId id, boolean enabled) {
        jdbc.sql(ENABLE).param("id", id.value()).param("enabled", enabled).update();
    }

    /// Who has that login; case and blanks around it do not matter.
    public Optional<User> named(String login) {
        return credentials(login).map(Credentials::user);
    }

    public Optional<User> find(UserId id) {
        return jdbc.sql(FIND).param("id", id.value()).query((row, _) -> toUser(row)).optional();
    }

    /// A user who reads English and lives by UTC until they say otherwise.
    ///
    /// @throws LoginTaken if somebody has that login
    public UserId create(
            String login, String displayName, String passwordHash, Role role, boolean demo) {
        return create(login, displayName, passwordHash, role, Locale.ENGLISH, ZoneOffset.UTC, demo);
    }

    /// @throws LoginTaken if somebody has that login
    public UserId create(
            String login,
            String displayName,
            String passwordHash,
            Role role,
            Locale locale,
            ZoneId zone,
            boolean demo) {
        try {
            var id =
                    jdbc.sql(CREATE)
                            .param("login", LoginName.normal(login))
                            .param("displayName", displayName)
                            .param("passwordHash", passwordHash)
                            .param("role", role.name())
                            .param("locale", locale.toLanguageTag())
                            .param("zone", zone.getId())
                            .param("language", locale.getLanguage())
                            .param("demo", demo)
                            .query(Long.class)
                            .single();
            return new UserId(id);
        } catch (DuplicateKeyException e) {
            throw new LoginTaken(login);
        }
    }

    /// Writes many users at once under the numbers they carry, e.g. for a demonstration.
    public void createAll(List<Credentials> users, boolean demo) {
        new MultiRowInsert(
                        jdbc,
                        """
                        insert into app_user
                               (id, login, display_name, password_hash, role, enabled, locale, zone, language, theme, demo, created_at)
                        """,
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6))")
                .write(users.stream().map(one -> row(one, demo)).toList());
    }

    private static List<Object> row(Credentials one, boolean demo) {
        var user = one.user();
        return List.of(
                user.id().value(),
                LoginName.normal(user.login()),
                user.displayName(),
                one.passwordHash(),
                user.role().name(),
                user.enabled(),
                user.locale().toLanguageTag(),
                user.zone().getId(),
                user.language().toLanguageTag(),
                user.theme().name(),
                demo);
    }

    /// Whether any demo user exists.
    public boolean anyDemo() {
        return jdbc.sql(ANY_DEMO).query(Boolean.class).single();
    }

    public void changePassword(UserId id, String passwordHash) {
        jdbc.sql(CHANGE_PASSWORD)
                .param("id", id.value())
                .param("passwordHash", passwordHash)
                .update();
    }

    /// Whether any user who is not a demo user exists.
    public boolean anyReal() {
        return jdbc.sql(ANY_REAL).query(Boolean.class).single();
    }

    /// From a row with the columns of a user.
    static User toUser(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                row.getString("login"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")),
                Locale.forLanguageTag(row.getString("language")),
                Theme.valueOf(row.getString("theme")));
    }
}
