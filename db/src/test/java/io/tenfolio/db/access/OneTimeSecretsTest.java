package io.tenfolio.db.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.db.access.OneTimeSecrets.Draft;
import io.tenfolio.db.access.OneTimeSecrets.OneTimeSecret;
import io.tenfolio.db.testing.TestDatabase;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneTimeSecretsTest {
    private TestDatabase database;
    private OneTimeSecrets secrets;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        secrets = new OneTimeSecrets(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellWhatTheyAreAboutToWhoeverHasThem() {
        var secret = secrets.issue(invitation("ada@example.org"));

        assertThat(secrets.find(SecretPurpose.INVITATION, secret))
                .map(OneTimeSecret::about)
                .contains(invitation("ada@example.org"));
        assertThat(secrets.find(SecretPurpose.PASSWORD, secret)).isEmpty();
        assertThat(secrets.find(SecretPurpose.INVITATION, secret + "x")).isEmpty();
    }

    @Test
    void areNowhereInTheTable() {
        var secret = secrets.issue(invitation("ada@example.org"));

        assertThat(
                        database.jdbc()
                                .sql(
                                        "select concat_ws('|', hex(hash), email, display_name, issued_by) from one_time_secret")
                                .query(String.class)
                                .single())
                .doesNotContain(secret);
        assertThat(secret).hasSize(43);
    }

    @Test
    void areGoodOnce() {
        var secret = secrets.issue(invitation("ada@example.org"));
        var found = secrets.find(SecretPurpose.INVITATION, secret).orElseThrow();

        assertThat(secrets.use(found)).isTrue();
        assertThat(secrets.use(found)).isFalse();
        assertThat(secrets.find(SecretPurpose.INVITATION, secret)).isEmpty();
    }

    @Test
    void loseTheirUseWithTime() {
        var secret = secrets.issue(invitation("ada@example.org"));
        var found = secrets.find(SecretPurpose.INVITATION, secret).orElseThrow();
        database.ownerJdbc()
                .sql("update one_time_secret set expires_at = expires_at - interval 8 day")
                .update();

        assertThat(secrets.find(SecretPurpose.INVITATION, secret)).isEmpty();
        assertThat(secrets.use(found)).isFalse();
    }

    @Test
    void loseTheirUseWhenANewOneIsSentToThatAddress() {
        var earlier = secrets.issue(invitation("ada@example.org"));
        var other = secrets.issue(invitation("bo@example.org"));

        var later = secrets.issue(invitation("ada@example.org"));

        assertThat(secrets.find(SecretPurpose.INVITATION, earlier)).isEmpty();
        assertThat(secrets.find(SecretPurpose.INVITATION, other)).isPresent();
        assertThat(secrets.find(SecretPurpose.INVITATION, later)).isPresent();
    }

    @Test
    void canBeTakenBackWhileNobodyHasUsedThem() {
        var secret = secrets.issue(invitation("ada@example.org"));
        var waiting = secrets.invitations().getFirst();

        assertThat(secrets.revokeInvitation(waiting.id())).isTrue();
        assertThat(secrets.revokeInvitation(waiting.id())).isFalse();
        assertThat(secrets.invitations()).isEmpty();
        assertThat(secrets.find(SecretPurpose.INVITATION, secret)).isEmpty();
    }

    private static Draft invitation(String email) {
        return new Draft(
                SecretPurpose.INVITATION,
                new EmailAddress(email),
                Optional.empty(),
                "Ada",
                Optional.of(Role.ADVISOR),
                Locale.GERMAN,
                "root");
    }
}
