package io.tenfolio.web.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.instrument.NewInstrument.Field;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.shell.NotFoundView;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
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
class InstrumentPagesTest extends SpringBrowserlessTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Autowired World world;
    @Autowired InstrumentService service;

    private UserId anna;
    private PortfolioId savings;
    private AccountId broker;
    private InstrumentId norda;

    @BeforeEach
    void annaHoldsTenShares() {
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        savings = world.portfolio(anna, "Savings");
        broker = world.account(savings, "Broker");
        norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        world.deposit(broker, anna, "2000.00", "EUR");
        world.buy(broker, anna, norda, "10", "500.00");
        logIn(anna, Role.INVESTOR);
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        LoggedIn.asNobody();
    }

    @Test
    void showThePriceWithItsSourceAndWhatIsHeld() {
        world.publish(world.slotAfterAll());

        // the node learns of a run by a hint or by its next look
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(
                                        navigate(
                                                        "instrument/" + norda.value(),
                                                        InstrumentView.class)
                                                .getElement()
                                                .getTextRecursively())
                                .contains("Norda Systems")
                                .contains("€100.00")
                                .contains("Twelve Data")
                                .contains("10 held, cost €500.00"));
    }

    @Test
    void sayWhenNobodyHasQuotedIt() {
        var nova = world.equity("NOVA", "Nova", "", "- EUR");

        var page = navigate("instrument/" + nova.value(), InstrumentView.class);

        assertThat(page.getElement().getTextRecursively()).contains("No price yet");
    }

    @Test
    void findByNameSymbolAndIsin() {
        var id =
                service.add(
                        new NewInstrument(
                                AssetClass.FUND, "Global Bonds", "LU1681043599", "", "", EUR));

        assertThat(service.search("global bo", 0, 10)).extracting(i -> i.id()).contains(id);
        assertThat(service.search("LU168104", 0, 10)).extracting(i -> i.id()).containsExactly(id);
        assertThat(service.search("' or 1=1", 0, 10)).isEmpty();
    }

    @Test
    void refuseADuplicateAndProposeNearNames() {
        var typed =
                new NewInstrument(
                        AssetClass.EQUITY, "Siemens AG", "DE0007236101", "SIE", "XETR", EUR);
        var id = service.add(typed);

        assertThat(service.known(typed).orElseThrow().id()).isEqualTo(id);
        assertThat(service.near(new NewInstrument(AssetClass.EQUITY, "siemens", "", "", "", EUR)))
                .extracting(i -> i.id())
                .contains(id);
    }

    @Test
    void nameEachFieldThatIsWrong() {
        var typed = new NewInstrument(AssetClass.EQUITY, " ", "DE0007236102", "S E", "XE", null);

        assertThat(typed.problems())
                .containsOnlyKeys(Field.NAME, Field.ISIN, Field.TICKER, Field.MIC, Field.CURRENCY);
    }

    @Test
    void mergeADuplicateAndKeepWhatWasBooked() {
        var again = world.equity("NRD2", "Norda Systems AG", "", "- EUR");
        world.buy(broker, anna, again, "5", "300.00");
        assertThatThrownBy(() -> service.preview(again, norda))
                .isInstanceOf(AccessDeniedException.class);
        logIn(anna, Role.OPERATOR);
        assertThat(service.preview(again, norda).entries()).isEqualTo(1);

        service.merge(again, norda, "the same share");

        logIn(anna, Role.INVESTOR);
        assertThat(service.held(norda))
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.position().quantity()).isEqualTo(Quantity.of(15));
                    assertThat(held.position().cost().amount()).isEqualByComparingTo("800");
                });
        assertThat(world.positions.of(savings, world.positions.sequence()))
                .filteredOn(holding -> holding.instrument().equals(again))
                .allMatch(holding -> holding.quantity().isZero());
        assertThat(service.mergedInto(again)).contains(norda);
        assertThat(service.search("NRD2", 0, 5)).isEmpty();
    }

    @Test
    void doNotExistWhenTheyDoNot() {
        for (var path : List.of("instrument/0", "instrument/99999999", "instrument/x")) {
            navigate(path, NotFoundView.class);
        }
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
}
