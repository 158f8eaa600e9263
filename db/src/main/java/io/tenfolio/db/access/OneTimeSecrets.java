package io.tenfolio.db.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Secrets that are mailed and good for one use. Only their hash is kept: who reads this table can follow no link. Times are the
/// database's.
@Repository
public class OneTimeSecrets {
    private static final int SECRET_BYTES = 32;
    private static final String VALID =
            """
            where  used_at is null
            and    revoked_at is null
            and    expires_at > utc_timestamp(6)
            """;
    private static final String ISSUE =
            """
            insert into one_time_secret
                   (hash, purpose, email, user_id, display_name, role, language, issued_by, issued_at, expires_at)
            values (:hash, :purpose, :email, :user, :displayName, :role, :language, :issuedBy,
                    utc_timestamp(6), utc_timestamp(6) + interval :seconds second)
            """;
    private static final String REVOKE_EARLIER =
            """
            update one_time_secret
            set    revoked_at = utc_timestamp(6)
            where  purpose = :purpose
            and    email = :email
            and    used_at is null
            and    revoked_at is null
            """;
    private static final String FORGET =
            """
            delete from one_time_secret
            where  expires_at < utc_timestamp(6) - interval 30 day
            order  by expires_at
            limit  100
            """;
    private static final String SELECT =
            """
            select id, purpose, email, user_id, display_name, role, language, issued_by, issued_at, expires_at
            from   one_time_secret
            """;
    private static final String FIND =
            SELECT + VALID + "and    hash = :hash\nand    purpose = :purpose";
    private static final String USE =
            """
            update one_time_secret
            set    used_at = utc_timestamp(6)
            """
                    + VALID
                    + "and    id = :id";
    private static final String INVITATIONS =
            SELECT
                    + VALID
                    + """
                    and    purpose = 'INVITATION'
                    order  by issued_at desc, id desc
                    limit  200
                    """;
    private static final String REVOKE =
            """
            update one_time_secret
            set    revoked_at = utc_timestamp(6)
            """
                    + VALID
                    + "and    id = :id\nand    purpose = :purpose";
    private static final String REVOKE_OF_USER =
            """
            update one_time_secret
            set    revoked_at = utc_timestamp(6)
            """
                    + VALID
                    + "and    user_id = :user";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    public OneTimeSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a secret shall be good for. `user` and `role` are empty where the purpose has none.
    public record Draft(
            SecretPurpose purpose,
            EmailAddress email,
            Optional<UserId> user,
            String displayName,
            Optional<Role> role,
            Locale language,
            String issuedBy) {}

    /// A secret that can still be used.
    public record OneTimeSecret(long id, Draft about, Instant issuedAt, Instant expiresAt) {}

    /// Makes a secret; earlier ones of this purpose for this address lose their use.
    public String issue(Draft draft) {
        jdbc.sql(FORGET).update();
        jdbc.sql(REVOKE_EARLIER)
                .param("purpose", draft.purpose().name())
                .param("email", draft.email().value())
                .update();
        var secret = fresh();
        jdbc.sql(ISSUE)
                .param("hash", hash(secret))
                .param("purpose", draft.purpose().name())
                .param("email", draft.email().value())
                .param("user", draft.user().map(UserId::value).orElse(null))
                .param("displayName", draft.displayName())
                .param("role", draft.role().map(Role::name).orElse(null))
                .param("language", draft.language().toLanguageTag())
                .param("issuedBy", draft.issuedBy())
                .param("seconds", draft.purpose().validFor().toSeconds())
                .update();
        return secret;
    }

    /// What this secret is about, if it can still be used for this.
    public Optional<OneTimeSecret> find(SecretPurpose purpose, String secret) {
        return jdbc.sql(FIND)
                .param("hash", hash(secret))
                .param("purpose", purpose.name())
                .query((row, _) -> toSecret(row))
                .optional();
    }

    /// Uses it up; false when somebody was quicker or its time is over.
    public boolean use(OneTimeSecret secret) {
        return jdbc.sql(USE).param("id", secret.id()).update() > 0;
    }

    /// Invitations that wait for an answer, the newest first.
    public List<OneTimeSecret> invitations() {
        return jdbc.sql(INVITATIONS).query((row, _) -> toSecret(row)).list();
    }

    /// Takes an invitation back; false when there is none to take back any more.
    public boolean revokeInvitation(long id) {
        return jdbc.sql(REVOKE)
                        .param("id", id)
                        .param("purpose", SecretPurpose.INVITATION.name())
                        .update()
                > 0;
    }

    /// Takes back whatever was mailed to this user and not used.
    public void revokeAll(UserId user) {
        jdbc.sql(REVOKE_OF_USER).param("user", user.value()).update();
    }

    private String fresh() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // a random secret of 256 bits cannot be guessed from its hash: no salt, no slow hash
    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static OneTimeSecret toSecret(ResultSet row) throws SQLException {
        @Nullable Long user = row.getObject("user_id", Long.class);
        var draft =
                new Draft(
                        SecretPurpose.valueOf(row.getString("purpose")),
                        new EmailAddress(row.getString("email")),
                        Optional.ofNullable(user).map(UserId::new),
                        row.getString("display_name"),
                        Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("issued_by"));
        return new OneTimeSecret(
                row.getLong("id"),
                draft,
                Utc.instant(row, "issued_at"),
                Utc.instant(row, "expires_at"));
    }
}
