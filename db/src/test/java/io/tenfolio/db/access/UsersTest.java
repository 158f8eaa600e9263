package io.tenfolio.db.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Preferences;
import io.tenfolio.access.Role;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.testing.TestDatabase;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersTest {
    private TestDatabase database;
    private Users users;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        users = new Users(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepWhatTheyWereCreatedWith() {
        var id =
                users.create(
                        "ada",
                        "Ada L.",
                        "hash",
                        Role.ADVISOR,
                        Locale.GERMANY,
                        ZoneId.of("Europe/Berlin"),
                        false);

        assertThat(users.find(id))
                .contains(
                        new User(
                                id,
                                "ada",
                                "Ada L.",
                                Role.ADVISOR,
                                true,
                                Locale.GERMANY,
                                ZoneId.of("Europe/Berlin")));
        assertThat(users.find(new UserId(id.value() + 1))).isEmpty();
    }

    @Test
    void logInHoweverTheirLoginIsWritten() {
        users.create("Ada", "Ada", "hash", Role.INVESTOR, false);

        assertThat(users.credentials(" ADA ").orElseThrow().passwordHash()).isEqualTo("hash");
    }

    @Test
    void areNotFoundByALoginThatOnlyLooksAlike() {
        users.create("rene", "René", "hash", Role.INVESTOR, false);

        assertThat(users.credentials("rené")).isEmpty();
        assertThat(users.credentials("rene'; --")).isEmpty();
    }

    @Test
    void cannotTakeALoginThatSomebodyHas() {
        users.create("ada", "Ada", "hash", Role.INVESTOR, false);

        assertThatThrownBy(() -> users.create("ADA", "Other", "hash", Role.ADMIN, false))
                .isInstanceOf(LoginTaken.class)
                .hasMessageContaining("ADA");
    }

    @Test
    void changeTheirPassword() {
        var id = users.create("ada", "Ada", "old", Role.INVESTOR, false);

        users.changePassword(id, "new");

        assertThat(users.credentials("ada").orElseThrow().passwordHash()).isEqualTo("new");
    }

    @Test
    void areRealUnlessTheyCameWithTheDemo() {
        users.create("demo", "Demo", "hash", Role.INVESTOR, true);
        assertThat(users.anyReal()).isFalse();

        users.create("ada", "Ada", "hash", Role.ADMIN, false);
        assertThat(users.anyReal()).isTrue();
    }

    @Test
    void neverShowTheHashOfAPassword() {
        users.create("ada", "Ada", "secret-hash", Role.INVESTOR, false);

        assertThat(users.credentials("ada").orElseThrow().toString()).doesNotContain("secret-hash");
    }

    @Test
    void logInByTheirConfirmedAddressToo() {
        var ada = users.create("ada", "Ada", "hash", Role.INVESTOR, false);
        users.changeEmail(ada, new EmailAddress("Ada@Example.org"));

        assertThat(users.credentials("ada@example.ORG").orElseThrow().user().id()).isEqualTo(ada);
        assertThat(users.credentials("nobody@example.org")).isEmpty();
    }

    @Test
    void haveAnAddressOfTheirOwn() {
        var ada = users.create("ada", "Ada", "hash", Role.INVESTOR, false);
        var bo = users.create("bo", "Bo", "hash", Role.INVESTOR, false);
        users.changeEmail(ada, new EmailAddress("us@example.org"));

        assertThatThrownBy(() -> users.changeEmail(bo, new EmailAddress("us@example.org")))
                .isInstanceOf(EmailTaken.class);
        assertThat(users.email(ada)).contains(new EmailAddress("us@example.org"));
        assertThat(users.email(bo)).isEmpty();
    }

    @Test
    void keepWhatTheyLike() {
        var ada = users.create("ada", "Ada", "hash", Role.INVESTOR, false);

        users.prefer(
                ada,
                new Preferences(
                        Locale.ENGLISH, Locale.GERMANY, ZoneId.of("Asia/Kolkata"), Theme.DARK));

        assertThat(users.find(ada).orElseThrow())
                .returns(Locale.ENGLISH, User::language)
                .returns(Locale.GERMANY, User::locale)
                .returns(ZoneId.of("Asia/Kolkata"), User::zone)
                .returns(Theme.DARK, User::theme);
    }
}
