package io.tenfolio.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.access.UserId;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class TokensViewTest extends SpringBrowserlessTest {
    @Autowired World world;

    private String login;
    private UserId anna;

    @BeforeEach
    void annaIsLoggedIn() {
        login = "anna-" + UUID.randomUUID();
        anna = world.person(login, Role.INVESTOR);
        var who = Person.of(world.users.find(anna).orElseThrow());
        LoggedIn.as(who);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void makesATokenThatWorksAndShowsItOnce() {
        var page = navigate(TokensView.class);
        assertThat(page.shown()).isEmpty();

        test(find(Button.class).withText("New token").single()).click();
        var form = find(Dialog.class).single();
        test(find(TextField.class, form).withCaption("Name").single()).setValue("my script");
        test(find(Button.class).withText("Create").single()).click();

        var secret = find(TextField.class, find(Dialog.class).single()).single().getValue();
        var holder = world.tokens.holder(TokenSecret.parse(secret).orElseThrow()).orElseThrow();
        assertThat(holder.user().id()).isEqualTo(anna);
        assertThat(holder.token().scopes()).containsExactly(Scope.PORTFOLIOS_READ);
        assertThat(page.shown())
                .singleElement()
                .satisfies(token -> {
                    assertThat(token.name()).isEqualTo("my script");
                    assertThat(secret).startsWith(token.hint());
                });
        assertThat(audited("TOKEN_CREATED")).isEqualTo(1);
    }

    @Test
    void offersNoScopeThatTheRoleDoesNotHave() {
        navigate(TokensView.class);

        test(find(Button.class).withText("New token").single()).click();

        assertThat(find(CheckboxGroup.class).single().getListDataView().getItems().toList())
                .contains(Scope.LEDGER_WRITE)
                .doesNotContain(Scope.USERS, Scope.OPERATIONS_READ, Scope.AUDIT_READ);
    }

    @Test
    void asksForANameAndForSomethingToDo() {
        navigate(TokensView.class);
        test(find(Button.class).withText("New token").single()).click();
        find(CheckboxGroup.class).single().clear();

        test(find(Button.class).withText("Create").single()).click();

        assertThat(
                        find(TextField.class, find(Dialog.class).single())
                                .withCaption("Name")
                                .single()
                                .isInvalid())
                .isTrue();
        assertThat(find(CheckboxGroup.class).single().isInvalid()).isTrue();
        assertThat(world.tokens.of(anna)).isEmpty();
    }

    @Test
    void revokesATokenAfterAsking() {
        world.token(anna, Scope.PORTFOLIOS_READ);
        navigate(TokensView.class);

        test((Button) test(find(Grid.class).single()).getCellComponent(0, 4)).click();
        assertThat(world.tokens.of(anna).getFirst().revokedAt()).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(world.tokens.of(anna).getFirst().revokedAt()).isPresent();
        assertThat(audited("TOKEN_REVOKED")).isEqualTo(1);
        assertThat(test(find(Grid.class).single()).getCellComponent(0, 4))
                .isNotInstanceOf(Button.class);
    }

    @Test
    void showsNobodyElsesTokens() {
        world.token(world.person(login + "x", Role.INVESTOR), Scope.PORTFOLIOS_READ);

        assertThat(navigate(TokensView.class).shown()).isEmpty();
    }

    private int audited(String action) {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from audit_entry where actor = ? and action = ?")
                .params(login, action)
                .query(Integer.class)
                .single();
    }
}
