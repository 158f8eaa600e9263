package io.tenfolio.web.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.portfolio.UnknownPortfolio;
import io.tenfolio.web.account.AccountView;
import io.tenfolio.web.look.LiveFigure;
import io.tenfolio.web.overview.OverviewView;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.shell.NotFoundView;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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
class PortfolioPagesTest extends SpringBrowserlessTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Autowired World world;
    @Autowired PortfolioService service;

    private UserId anna;
    private UserId bernd;
    private String berndsLogin;

    @BeforeEach
    void annaIsLoggedIn() {
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        berndsLogin = "bernd-" + UUID.randomUUID();
        bernd = world.person(berndsLogin, "Bernd", "de-DE");
        world.cash("EUR");
        logIn(anna, Role.INVESTOR);
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        LoggedIn.asNobody();
    }

    @Test
    void giveANewUserOneClearNextStep() {
        var page = navigate(OverviewView.class);

        assertThat(
                        find(Anchor.class).all().stream()
                                .filter(a -> "New portfolio".equals(a.getText()))
                                .map(Anchor::getHref))
                .containsExactly("portfolios?new");
        assertThat(textOf(page)).contains("You have no portfolio yet");
    }

    @Test
    void listWhatIsTheirsAndWhatIsSharedWithThem() {
        var savings = create("Savings");
        logIn(bernd, Role.ADVISOR);
        create("Depot");
        logIn(anna, Role.INVESTOR);
        service.share(savings, " " + berndsLogin.toUpperCase(Locale.ROOT), false);

        logIn(bernd, Role.ADVISOR);
        var page = navigate(PortfoliosView.class);

        assertThat(textOf(page)).contains("Depot").contains("Savings").contains("Anna");
    }

    @Test
    void letWhoeverReadsReadAndWhoeverEditsEditButOnlyTheOwnerShareAndClose() {
        var savings = create("Savings");
        logIn(bernd, Role.ADVISOR);
        assertThatThrownBy(() -> service.rename(savings, "Mine"))
                .isInstanceOf(UnknownPortfolio.class);

        share(savings, true);
        service.rename(savings, "Ours");
        var account = service.openAccount(savings, "Second", Account.Kind.FUND);
        service.renameAccount(account, "Funds");
        assertThatThrownBy(() -> service.share(savings, berndsLogin, true))
                .isInstanceOf(UnknownPortfolio.class);
        assertThatThrownBy(() -> service.close(savings)).isInstanceOf(UnknownPortfolio.class);
        assertThatThrownBy(() -> service.sharedWith(savings)).isInstanceOf(UnknownPortfolio.class);

        share(savings, false);
        assertThatThrownBy(() -> service.closeAccount(account))
                .isInstanceOf(UnknownPortfolio.class);
        assertThat(service.accounts(savings))
                .extracting(Account::name)
                .containsExactly("Broker", "Funds");

        logIn(anna, Role.AUDITOR);
        assertThatThrownBy(() -> service.rename(savings, "Audited"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void sayWhenThereIsNobodyToShareWith() {
        var savings = create("Savings");

        assertThatThrownBy(() -> service.share(savings, "nobody-at-all", true))
                .isInstanceOf(NobodyToShareWith.class);
        assertThat(service.sharedWith(savings)).isEmpty();
    }

    @Test
    void closeAndOpenAgainWithAllTheyHad() {
        var savings = create("Savings");

        service.close(savings);
        assertThat(service.portfolios()).isEmpty();
        assertThat(service.closed()).extracting(Portfolio::name).containsExactly("Savings");
        logIn(bernd, Role.INVESTOR);
        assertThatThrownBy(() -> service.reopen(savings)).isInstanceOf(UnknownPortfolio.class);

        logIn(anna, Role.INVESTOR);
        service.reopen(savings);
        assertThat(service.accounts(savings)).hasSize(1);
    }

    @Test
    void showAnAccountWithItsWorthItsPositionsAndItsEntries() {
        var savings = world.portfolio(anna, "Savings");
        var broker = world.account(savings, "Broker");
        world.deposit(broker, anna, "125.50", "EUR");
        world.publish(world.slotAfterAll());

        var page = navigate("account/" + broker.value(), AccountView.class);

        assertThat(textOf(page)).contains("Broker").contains("Savings");
        assertThat(
                        find(LiveFigure.class)
                                .withClassName("total")
                                .single()
                                .getElement()
                                .getProperty("value"))
                .isEqualTo("€125.50");
    }

    @Test
    void doNotExistForAnybodyElse() {
        var savings = create("Savings");
        var broker = service.accounts(savings).getFirst().id();
        logIn(bernd, Role.INVESTOR);

        service.create("Own", EUR, World.BERLIN, CostMethod.FIFO, "Broker");
        for (var path :
                List.of(
                        "account/" + broker.value(),
                        "portfolio/" + savings.value() + "/settings",
                        "account/0",
                        "account/999999999999999999999")) {
            navigate(path, NotFoundView.class);
        }
        for (var path : List.of("ledger", "book")) {
            UI.getCurrent()
                    .navigate(
                            path, QueryParameters.of("portfolio", String.valueOf(savings.value())));
            assertThat(getCurrentView()).as(path).isInstanceOf(NotFoundView.class);
        }
    }

    @Test
    void letTheOwnerSeeTheSettings() {
        var savings = create("Savings");
        service.share(savings, berndsLogin, true);

        var page =
                navigate("portfolio/" + savings.value() + "/settings", PortfolioSettingsView.class);

        assertThat(textOf(page)).contains("Bernd").contains("read and edit").contains("Broker");
    }

    private PortfolioId create(String name) {
        return service.create(name, EUR, World.BERLIN, CostMethod.FIFO, "Broker");
    }

    private void share(PortfolioId portfolio, boolean mayEdit) {
        logIn(anna, Role.INVESTOR);
        service.share(portfolio, berndsLogin, mayEdit);
        logIn(bernd, Role.ADVISOR);
    }

    private void logIn(UserId user, Role role) {
        var known = world.users.find(user).orElseThrow();
        var who =
                new Person(
                        user.value(),
                        known.login(),
                        known.displayName(),
                        role,
                        known.locale(),
                        World.BERLIN);
        LoggedIn.as(who);
    }

    private static String textOf(Component page) {
        return page.getElement().getTextRecursively();
    }
}
