package io.tenfolio.web.admin.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.AccessSettings;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class UsersViewTest extends SpringBrowserlessTest {
    @Autowired World world;
    @Autowired UserService service;
    @Autowired LoginSessions sessions;
    @Autowired AccessSettings settings;

    private String tag;
    private UserId admin;
    private UserId anna;

    @BeforeEach
    void anAdministratorIsLoggedIn() {
        tag = UUID.randomUUID().toString().substring(0, 8);
        settings.openRegistration(false);
        admin = person("root", "Root", Role.ADMIN);
        anna = person("anna", "Anna", Role.INVESTOR);
        LoggedIn.as(world.users, admin);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
        world.database
                .ownerJdbc()
                .sql("update app_user set enabled = false where role = 'ADMIN'")
                .update();
    }

    @Test
    void findsAUserAndLeadsToThem() {
        var page = navigate(UsersView.class);

        find(TextField.class).single().setValue("anna" + tag);

        assertThat(textOf(page)).contains("anna" + tag).doesNotContain("root" + tag);
    }

    @Test
    void showsMoreOnDemand() {
        for (int i = 0; i < 51; i++) {
            world.users.create("m" + tag + "-" + i, "M" + i, "hash", Role.INVESTOR, false);
        }
        navigate(UsersView.class);
        find(TextField.class).single().setValue("m" + tag);
        assertThat(rows()).isEqualTo(50);

        test(find(Button.class).withText("Show more").single()).click();

        assertThat(rows()).isEqualTo(51);
        assertThat(find(Button.class).withText("Show more").exists()).isFalse();
    }

    @Test
    void disablesAUserWithAReasonAndEndsTheirSessions() {
        sessions.start(anna, Role.INVESTOR, "192.0.2.7", "some browser");
        open(anna);

        test(find(Button.class).withText("Disable").single()).click();
        confirm("Disable", "");
        assertThat(world.users.find(anna).orElseThrow().enabled()).as("without a reason").isTrue();
        confirm("Disable", "left the firm");

        assertThat(world.users.find(anna).orElseThrow().enabled()).isFalse();
        assertThat(sessions.open(anna)).isEmpty();
        assertThat(audit("USER_DISABLED"))
                .isEqualTo("root" + tag + "|left the firm|enabled|disabled");
    }

    @Test
    @SuppressWarnings("unchecked")
    void changesARole() {
        open(anna);

        test(find(Button.class).withText("Change the role").single()).click();
        ((Select<Role>) find(Select.class).withLabel("Role").single()).setValue(Role.ADVISOR);
        confirm("Change the role", "new job");

        assertThat(world.users.find(anna).orElseThrow().role()).isEqualTo(Role.ADVISOR);
        assertThat(audit("ROLE_CHANGED")).isEqualTo("root" + tag + "|new job|INVESTOR|ADVISOR");
    }

    @Test
    void offersNoChangeOfOnesOwnRights() {
        var page = open(admin);

        assertThat(textOf(page)).contains("This is you");
        assertThat(find(Button.class).withText("Disable").exists()).isFalse();
        assertThatThrownBy(() -> service.changeRole(admin, Role.AUDITOR, "a whim"))
                .extracting(e -> ((NotPossible) e).why())
                .isEqualTo(NotPossible.Why.ONESELF);
    }

    @Test
    void letsNobodyActWhoIsNoAdministratorAnyMore() {
        world.role(admin, Role.AUDITOR);

        assertThatThrownBy(() -> service.enable(anna, false, "too late"))
                .extracting(e -> ((NotPossible) e).why())
                .isEqualTo(NotPossible.Why.NOT_ADMINISTRATOR);
        assertThat(world.users.find(anna).orElseThrow().enabled()).isTrue();
    }

    @Test
    void invitesAndTakesBack() {
        var email = "new" + tag + "@example.org";
        var page = navigate(UsersView.class);
        test(find(Button.class).withText("Invite somebody").single()).click();
        find(EmailField.class).single().setValue(email);
        confirm("Send the invitation", "joins the desk");

        assertThat(textOf(page)).contains(email);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(world.letterTo(email).orElse(""))
                                .contains("Root invites you", "as: Investor"));

        test(find(Button.class).withAriaLabel("Take back the invitation of " + email).single())
                .click();
        confirm("Take back", "wrong address");
        assertThat(service.invitations()).noneMatch(one -> one.email().value().equals(email));
    }

    @Test
    void opensRegistrationWithAReason() {
        navigate(UsersView.class);
        test(find(Button.class).withText("Let anybody register").single()).click();
        confirm("Let anybody register", "the public launch");

        assertThat(settings.registrationIsOpen()).isTrue();
        assertThat(audit("REGISTRATION_SWITCHED"))
                .isEqualTo("root" + tag + "|the public launch|shut|open");
    }

    @Test
    void letsAnAuditorLookAndChangeNothing() {
        var auditor = person("aud", "Aud", Role.AUDITOR);
        LoggedIn.as(world.users, auditor);

        navigate(UsersView.class);
        assertThat(find(Button.class).withText("Invite somebody").exists()).isFalse();
        open(anna);
        assertThat(find(Button.class).withText("Disable").exists()).isFalse();
        assertThatThrownBy(() -> service.enable(anna, false, "because"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void isShutForEverybodyElse() {
        for (var role : new Role[] {Role.INVESTOR, Role.ADVISOR, Role.OPERATOR}) {
            LoggedIn.as(world.users, person("x" + role, "X", role));

            assertThatThrownBy(() -> service.page(MemberSearch.ALL, ""))
                    .as(role.name())
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    private UserId person(String login, String name, Role role) {
        var id = world.person(login.toLowerCase(Locale.ROOT) + tag, name, "en-GB");
        world.role(id, role);
        return id;
    }

    private UserView open(UserId user) {
        return navigate(UserView.class, Map.of("user", String.valueOf(user.value())));
    }

    private void confirm(String button, String reason) {
        find(TextArea.class).single().setValue(reason);
        test(find(Button.class).withText(button).last()).click();
    }

    private long rows() {
        return find(Div.class).withClassName("user-row").all().size();
    }

    private String audit(String action) {
        return world.database
                .ownerJdbc()
                .sql(
                        """
                        select concat_ws('|', actor, reason, state_before, state_after)
                        from   audit_entry
                        where  action = ?
                        order  by id desc
                        limit  1
                        """)
                .param(action)
                .query(String.class)
                .single();
    }

    private static String textOf(Component page) {
        return page.getElement().getTextRecursively();
    }
}
