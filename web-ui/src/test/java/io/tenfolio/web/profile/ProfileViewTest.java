package io.tenfolio.web.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.access.ConfirmAddressView;
import io.tenfolio.web.security.Argon2id;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class ProfileViewTest extends SpringBrowserlessTest {
    private static final String BETTER = "seven quiet herons";

    @Autowired World world;
    @Autowired LoginSessions sessions;
    @Autowired ProfileService service;

    private UserId anna;

    @BeforeEach
    void annaIsLoggedIn() {
        world.database.ownerJdbc().sql("delete from login_throttle").update();
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        LoggedIn.as(world.users, anna);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void keepsLanguageFormatsZoneAndTheme() {
        navigate(ProfileView.class);
        this.<Locale>select("Language").setValue(Locale.GERMAN);
        this.<Locale>select("Numbers and dates").setValue(Locale.forLanguageTag("en-IN"));
        this.<Theme>select("Theme").setValue(Theme.DARK);
        zone().setValue(ZoneId.of("Asia/Kolkata"));

        click("Save");

        assertThat(me())
                .returns(Locale.GERMAN, User::language)
                .returns(Locale.forLanguageTag("en-IN"), User::locale)
                .returns(ZoneId.of("Asia/Kolkata"), User::zone)
                .returns(Theme.DARK, User::theme);
    }

    @Test
    void showsWhatTheFormatsDoBeforeTheyAreSaved() {
        var page = navigate(ProfileView.class);
        assertThat(textOf(page)).contains("€1,234,567.89");

        this.<Locale>select("Numbers and dates").setValue(Locale.GERMANY);

        assertThat(textOf(page)).contains("1.234.567,89\u00a0€");
        assertThat(me().locale()).isEqualTo(Locale.UK);
    }

    @Test
    void renames() {
        navigate(ProfileView.class);

        find(TextField.class).withLabel("Your name").single().setValue("Anna Lindqvist");
        click("Save the name");

        assertThat(me().displayName()).isEqualTo("Anna Lindqvist");
        assertThat(audited("USER_RENAMED")).isEqualTo(1);
    }

    @Test
    void changesThePasswordOfWhoeverKnowsThePresentOneAndEndsOtherSessions() {
        sessions.start(anna, Role.INVESTOR, "192.0.2.7", "another browser");
        navigate(ProfileView.class);

        passwords("wrong", BETTER);
        assertThat(present().getErrorMessage()).contains("not your present password");
        passwords(World.PASSWORD, BETTER);

        assertThat(Argon2id.encoder().matches(BETTER, world.users.passwordHash(anna).orElseThrow()))
                .isTrue();
        assertThat(sessions.open(anna)).isEmpty();
        assertThat(audited("PASSWORD_CHANGED")).isEqualTo(1);
    }

    @Test
    void makesWhoeverGuessesThePresentPasswordWait() {
        navigate(ProfileView.class);

        for (int i = 0; i < 5; i++) {
            passwords("wrong", BETTER);
        }
        passwords(World.PASSWORD, BETTER);

        assertThat(present().getErrorMessage()).contains("several times");
        assertThat(audited("PASSWORD_CHANGED")).isZero();
    }

    @Test
    void changesTheAddressOnceItsMailIsAnswered() {
        var email = "a" + UUID.randomUUID() + "@example.org";
        navigate(ProfileView.class);
        find(EmailField.class).single().setValue(email);
        find(PasswordField.class).withLabel("Present password").first().setValue(World.PASSWORD);
        click("Send a link to confirm");
        assertThat(world.users.email(anna)).isEmpty();

        var letter =
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> world.letterTo(email).orElse(""), it -> !it.isEmpty());
        var link =
                Pattern.compile(Pattern.quote(World.ADDRESS) + "/(confirm/\\S+)").matcher(letter);
        assertThat(link.find()).isTrue();
        LoggedIn.asNobody();
        navigate(link.group(1), ConfirmAddressView.class);
        assertThat(world.users.email(anna)).as("opening the page confirms nothing").isEmpty();
        test(find(Button.class).single()).click();

        assertThat(world.users.email(anna)).contains(new EmailAddress(email));
    }

    @Test
    void showsWhereIAmLoggedInAndEndsWhatIWant() {
        sessions.start(anna, Role.INVESTOR, "192.0.2.7", "Mozilla/5.0 (X11; Linux) Firefox/140.0");
        sessions.start(anna, Role.INVESTOR, "192.0.2.8", "Mozilla/5.0 (iPhone) Safari/605");
        var page = navigate(ProfileView.class);
        assertThat(textOf(page)).contains("Firefox · Linux", "192.0.2.7", "Safari · iPhone");

        test(find(Button.class)
                        .withAriaLabel("End the session of Firefox · Linux at 192.0.2.7")
                        .single())
                .click();

        assertThat(find(ListItem.class).all()).hasSize(1);
        assertThat(sessions.open(anna)).hasSize(1);
    }

    @Test
    void endsNobodyElsesSession() {
        var bernd = world.person("bernd-" + UUID.randomUUID(), "Bernd", "de-DE");
        var his = sessions.start(bernd, Role.INVESTOR, "192.0.2.9", "his browser");

        service.end(his);

        assertThat(sessions.open(bernd)).hasSize(1);
    }

    @Test
    void isNobodysWithoutALogin() {
        LoggedIn.asNobody();

        assertThatThrownBy(() -> service.sessions())
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private void passwords(String present, String wanted) {
        present().setValue(present);
        find(PasswordField.class).withLabel("New password").single().setValue(wanted);
        find(PasswordField.class).withLabel("Once more").single().setValue(wanted);
        click("Change the password");
    }

    private PasswordField present() {
        return find(PasswordField.class).withLabel("Present password").last();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return (Select<T>) find(Select.class).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<ZoneId> zone() {
        return (ComboBox<ZoneId>) find(ComboBox.class).withLabel("Time zone").single();
    }

    private void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private User me() {
        return world.users.find(anna).orElseThrow();
    }

    private int audited(String action) {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from audit_entry where action = ? and subject = ?")
                .params(action, "user " + anna.value())
                .query(Integer.class)
                .single();
    }

    private static String textOf(Component page) {
        return page.getElement().getTextRecursively();
    }
}
