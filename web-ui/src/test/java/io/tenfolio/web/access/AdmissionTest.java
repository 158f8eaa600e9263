package io.tenfolio.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.AccessSettings;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.security.Argon2id;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// The ways in, on the pages and with the mails that people get.
@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class AdmissionTest extends SpringBrowserlessTest {
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(World.ADDRESS) + "/(\\S+/\\S+)");
    private static final String GOOD = "seven quiet herons";

    @Autowired World world;
    @Autowired AccessSettings settings;
    @Autowired LoginSessions sessions;

    private String email;

    @BeforeEach
    void nobodyIsLoggedIn() {
        LoggedIn.asNobody();
        email = "p" + UUID.randomUUID() + "@example.org";
        settings.openRegistration(true);
        world.database.ownerJdbc().sql("delete from login_throttle").update();
    }

    @Test
    void letsAPersonRegister() {
        register(email);

        var page = navigate(linkTo(email), WelcomeView.class);
        assertThat(textOf(page)).contains("you are in as: Investor");
        choose(GOOD, GOOD);

        var made = world.users.credentials(email).orElseThrow();
        assertThat(Argon2id.encoder().matches(GOOD, made.passwordHash())).isTrue();
        assertThat(made.user()).returns(Role.INVESTOR, User::role).returns(true, User::enabled);
        assertThat(world.users.email(made.user().id())).contains(new EmailAddress(email));
    }

    @Test
    void usesALinkOnce() {
        register(email);
        var link = linkTo(email);
        navigate(link, WelcomeView.class);
        choose(GOOD, GOOD);

        assertThat(textOf(navigate(link, WelcomeView.class))).contains("does not work any more");
    }

    @Test
    void saysTheSameToAKnownAddressAndWritesAnotherLetter() {
        var known = person(email);
        var unknown = "p" + UUID.randomUUID() + "@example.org";

        var toKnown = register(email).replace(email, "");
        var toUnknown = register(unknown).replace(unknown, "");

        assertThat(toKnown).isEqualTo(toUnknown).contains("We have written to");
        assertThat(letterTo(email))
                .contains("You have one: your user name is login" + known.value());
        assertThat(letterTo(unknown)).contains("/welcome/");
    }

    @Test
    void takesNoRegistrationWhileTheDoorIsShut() {
        register(email);
        var link = linkTo(email);
        settings.openRegistration(false);

        assertThat(textOf(navigate(RegisterView.class))).contains("by invitation");
        assertThat(find(EmailField.class).exists()).isFalse();
        assertThat(textOf(navigate(link, WelcomeView.class))).contains("does not work any more");
    }

    @Test
    void refusesAPasswordThatIsGuessedFirstAndSaysWhy() {
        register(email);
        navigate(linkTo(email), WelcomeView.class);

        choose("password1234", "password1234");
        assertThat(field("New password").getErrorMessage()).contains("tried first");
        choose("short", "short");
        assertThat(field("New password").getErrorMessage()).contains("At least 12");
        choose(GOOD, GOOD + "!");
        assertThat(field("Once more").isInvalid()).isTrue();

        assertThat(world.users.credentials(email)).isEmpty();
    }

    @Test
    void letsAPersonChooseANewPasswordAndEndsTheirSessions() {
        var person = person(email);
        sessions.start(person, Role.INVESTOR, "192.0.2.7", "some browser");
        forget("login" + person.value());

        navigate(linkTo(email), NewPasswordView.class);
        choose(GOOD, GOOD);

        assertThat(Argon2id.encoder().matches(GOOD, world.users.passwordHash(person).orElseThrow()))
                .isTrue();
        assertThat(sessions.open(person)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(world.letterTo(email).orElseThrow())
                                .contains("was changed just now"));
    }

    @Test
    void saysTheSameWhetherAnybodyHasThatLogin() {
        person(email);

        assertThat(forget(email)).isEqualTo(forget("nobody-at-all"));
    }

    @Test
    void writesNoLinkToADisabledUser() {
        var person = person(email);
        world.disable(person);
        var other = "p" + UUID.randomUUID() + "@example.org";
        person(other);

        forget(email);
        forget(other);

        letterTo(other);
        assertThat(world.letterTo(email)).isEmpty();
    }

    @Test
    void makesWhoeverAsksOftenWait() {
        for (int i = 0; i < 4; i++) {
            forget("somebody");
        }

        assertThat(forget("somebody")).containsPattern("try again in \\d+ second|in 1 second");
    }

    @Test
    void writesLettersThatNobodyElseCanRead() throws IOException {
        register(email);
        letterTo(email);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.outbox)))
                .isEqualTo("rwx------");
        try (var files = Files.list(world.outbox)) {
            assertThat(files.findFirst())
                    .get()
                    .satisfies(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void writesInThePersonsLanguage() {
        var person =
                world.users.create(
                        "l" + UUID.randomUUID(),
                        "Bernd",
                        "hash",
                        Role.INVESTOR,
                        Locale.GERMANY,
                        World.BERLIN,
                        false);
        world.users.changeEmail(person, new EmailAddress(email));

        forget(email);

        assertThat(letterTo(email)).contains("Ein neues Passwort", "30 Minuten");
    }

    private UserId person(String address) {
        var id = world.users.create("l" + UUID.randomUUID(), "Ada", "hash", Role.INVESTOR, false);
        world.database
                .ownerJdbc()
                .sql("update app_user set login = ? where id = ?")
                .params("login" + id.value(), id.value())
                .update();
        world.users.changeEmail(id, new EmailAddress(address));
        return id;
    }

    private String register(String address) {
        var page = navigate(RegisterView.class);
        find(EmailField.class).single().setValue(address);
        test(find(Button.class).single()).click();
        return textOf(page);
    }

    private String forget(String who) {
        var page = navigate(ForgottenView.class);
        find(TextField.class).single().setValue(who);
        test(find(Button.class).single()).click();
        return textOf(page);
    }

    private void choose(String once, String again) {
        field("New password").setValue(once);
        field("Once more").setValue(again);
        test(find(Button.class).single()).click();
    }

    private PasswordField field(String label) {
        return find(PasswordField.class).withLabel(label).single();
    }

    private String letterTo(String address) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> world.letterTo(address).orElse(""), letter -> !letter.isEmpty());
    }

    private String linkTo(String address) {
        var link = LINK.matcher(letterTo(address));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String textOf(Component page) {
        return page.getElement().getTextRecursively();
    }
}
