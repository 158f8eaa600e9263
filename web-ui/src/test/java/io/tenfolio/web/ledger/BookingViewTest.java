package io.tenfolio.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.money.Money;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.portfolio.UnknownPortfolio;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
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
class BookingViewTest extends SpringBrowserlessTest {
    @Autowired World world;
    @Autowired LedgerService service;

    private UserId anna;
    private PortfolioId savings;
    private AccountId broker;
    private InstrumentId norda;

    @BeforeEach
    void annaHasAThousandEurosAndTenShares() {
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        savings = world.portfolio(anna, "Savings");
        broker = world.account(savings, "Broker");
        norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        world.deposit(broker, anna, "1000.00", "EUR");
        world.buy(broker, anna, norda, "10", "500.00");
        logIn(anna, Role.INVESTOR);
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        LoggedIn.asNobody();
    }

    @Test
    void showsWhatASaleDoesBeforeItIsBooked() {
        var page = open("sell");

        type("Quantity", "4");
        type("Price of one", "60");

        assertThat(effectOf(page))
                .contains("NRDA held", "10", "6")
                .contains("Cash EUR", "€500.00", "€740.00")
                .contains("Realised gain, NRDA", "+€40.00");
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void booksWhatIsTypedAndGoesToTheLedger() {
        open("sell");
        type("Quantity", "4");
        type("Amount before fees", "240.50");
        type("Fee", "1.50");

        click("Book");

        assertThat(getCurrentView()).isInstanceOf(LedgerView.class);
        var sale = (LedgerEntry.Sell) newest();
        assertThat(sale.quantity().units()).isEqualByComparingTo("4");
        assertThat(sale.gross().amount()).isEqualByComparingTo("240.50");
        assertThat(sale.fee().amount()).isEqualByComparingTo("1.50");
    }

    @Test
    void namesWhatIsMissingWhenMoreIsSoldThanHeld() {
        var page = open("sell");

        type("Quantity", "12.5");
        type("Price of one", "60");
        click("Book");

        assertThat(textOf(page)).contains("2.5 NRDA would be missing in Broker");
        assertThat(entries()).isEqualTo(2);
        assertThat(field("Quantity").getValue()).isEqualTo("12.5");
    }

    @Test
    void saysFieldByFieldWhatIsWrongAndKeepsWhatWasTyped() {
        open("buy");
        type("Quantity", "1,5");
        type("Price of one", "9".repeat(40));
        type("Fee", "0.001");

        click("Book");

        assertThat(getCurrentView()).isInstanceOf(BookingView.class);
        assertThat(field("Quantity").getErrorMessage()).startsWith("Not a number");
        assertThat(field("Price of one").getErrorMessage()).startsWith("Not a number");
        assertThat(field("Fee").getErrorMessage()).startsWith("More decimals");
        assertThat(field("Quantity").getValue()).isEqualTo("1,5");
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsTypedWhenTheKindChanges() {
        open("buy");
        type("Fee", "2");
        type("Note", "first");

        choose("Dividend");

        assertThat(field("Fee").getValue()).isEqualTo("2");
        assertThat(field("Note").getValue()).isEqualTo("first");
        assertThat(find(TextField.class).all().stream().map(TextField::getLabel))
                .doesNotContain("Quantity");
    }

    @Test
    void movesUnitsToTheOtherAccountWithTheirCost() {
        var vault = world.account(savings, "Vault");
        var page = open("transfer");
        type("Quantity", "4");
        assertThat(effectOf(page))
                .contains("NRDA held · Broker", "NRDA held · Vault", "Cost of NRDA · Vault");

        click("Book");

        var transfer = (LedgerEntry.Transfer) newest();
        assertThat(transfer.to()).isEqualTo(vault);
        assertThat(transfer.quantity().units()).isEqualByComparingTo("4");
    }

    @Test
    void movesCashToTheOtherAccount() {
        var vault = world.account(savings, "Vault");
        var page = open("cash_transfer");
        type("Amount", "120.50");
        assertThat(effectOf(page)).contains("Cash EUR · Vault", "€120.50");

        click("Book");

        assertThat(((LedgerEntry.Transfer) newest()).to()).isEqualTo(vault);
    }

    @Test
    void exchangesOneCurrencyForAnother() {
        world.instruments.haveCash(Currency.getInstance("USD"));
        var page = open("exchange");
        type("Amount given", "100");
        type("Amount received", "116.00");
        click("Book");
        assertThat(entries()).isEqualTo(2);

        chooseCurrency("In currency", "USD");
        assertThat(effectOf(page)).contains("Cash EUR", "Cash USD", "116.00");
        click("Book");

        var exchange = (LedgerEntry.CurrencyExchange) newest();
        assertThat(exchange.sold()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(exchange.bought()).isEqualTo(Money.of("116.00", "USD"));
    }

    @Test
    void booksWhatComesFromElsewhereAndWhatWasGivenBack() {
        open("delivery_in");
        type("Quantity", "5");
        type("What they cost", "300");
        click("Book");
        assertThat(newest()).isInstanceOf(LedgerEntry.DeliveryIn.class);

        open("delivery_out");
        type("Quantity", "2");
        type("What they are worth", "120");
        click("Book");
        assertThat(newest()).isInstanceOf(LedgerEntry.DeliveryOut.class);

        open("bonus");
        type("Quantity", "1");
        click("Book");
        assertThat(newest()).isInstanceOf(LedgerEntry.Bonus.class);

        open("fee_refund");
        type("Amount", "9.90");
        click("Book");
        assertThat(newest()).isInstanceOf(LedgerEntry.FeeRefund.class);
    }

    @Test
    void doesNotTakeThePriceOfAnotherKindForItsAmount() {
        open("buy");
        type("Quantity", "4");
        type("Price of one", "60");

        choose("Deposit");
        click("Book");

        assertThat(field("Amount").getErrorMessage()).isEqualTo("Give an amount");
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void takesAnEntryBackWithAReasonAndOnlyOnce() {
        var sale = world.ledgers.entries(savings).getLast().booking().id();

        service.book(savings, service.reversal(savings, sale, "typed twice"), "typed twice");

        var rows = service.page(savings, LedgerFilter.ALL, Optional.empty(), 10);
        assertThat(rows.getFirst().reversed()).isNotNull();
        assertThat(rows.getFirst().cash().getFirst().amount())
                .isEqualByComparingTo(new BigDecimal("500"));
        assertThat(rows.stream().filter(row -> row.id() == sale.value()))
                .singleElement()
                .satisfies(row -> assertThat(row.stands()).isFalse());
    }

    @Test
    void isForWhoeverMayChangeThePortfolio() {
        var bernd = world.person("bernd-" + UUID.randomUUID(), "Bernd", "de-DE");
        var entry = new LedgerEntry.Deposit(newest().booking(), money());
        logIn(bernd, Role.ADVISOR);
        assertThatThrownBy(() -> service.book(savings, entry, ""))
                .isInstanceOf(UnknownPortfolio.class);

        world.portfolios.share(savings, bernd, Portfolios.Level.READ);
        assertThat(service.page(savings, LedgerFilter.ALL, Optional.empty(), 10)).hasSize(2);
        assertThatThrownBy(() -> service.effect(savings, entry))
                .isInstanceOf(UnknownPortfolio.class);

        world.portfolios.share(savings, bernd, Portfolios.Level.EDIT);
        service.book(savings, entry, "");
        assertThat(entries()).isEqualTo(3);

        logIn(bernd, Role.AUDITOR);
        assertThatThrownBy(() -> service.book(savings, entry, ""))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void doesNotBookInAnAccountOfAnotherPortfolio() {
        var bernd = world.person("bernd-" + UUID.randomUUID(), "Bernd", "de-DE");
        var own = world.portfolio(bernd, "Own");
        logIn(bernd, Role.INVESTOR);

        assertThatThrownBy(() ->
                        service.book(own, new LedgerEntry.Deposit(newest().booking(), money()), ""))
                .isInstanceOf(UnknownPortfolio.class);
    }

    private static Money money() {
        return Money.of("1.00", "EUR");
    }

    private BookingView open(String kind) {
        UI.getCurrent()
                .navigate(
                        BookingView.class,
                        QueryParameters.simple(
                                Map.of(
                                        "portfolio",
                                        String.valueOf(savings.value()),
                                        "kind",
                                        kind,
                                        "instrument",
                                        String.valueOf(norda.value()))));
        runPendingSignalsTasks();
        return (BookingView) getCurrentView();
    }

    private void type(String label, String text) {
        test(field(label)).setValue(text);
        runPendingSignalsTasks();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void click(String text) {
        test(find(Button.class).all().stream()
                        .filter(button -> text.equals(button.getText()))
                        .findFirst()
                        .orElseThrow())
                .click();
        runPendingSignalsTasks();
    }

    @SuppressWarnings("unchecked")
    private void chooseCurrency(String label, String code) {
        var select =
                find(Select.class).all().stream()
                        .filter(each -> label.equals(each.getLabel()))
                        .findFirst()
                        .orElseThrow();
        ((Select<Currency>) select).setValue(Currency.getInstance(code));
        runPendingSignalsTasks();
    }

    private void choose(String kind) {
        test(find(NativeButton.class).all().stream()
                        .filter(button -> kind.equals(button.getText()))
                        .findFirst()
                        .orElseThrow())
                .click();
        runPendingSignalsTasks();
    }

    private String effectOf(BookingView page) {
        return textOf(page);
    }

    private int entries() {
        return world.ledgers.entries(savings).size();
    }

    private LedgerEntry newest() {
        return world.ledgers.entries(savings).getLast();
    }

    private void logIn(UserId user, Role role) {
        var who =
                new Person(
                        user.value(),
                        "login" + user.value(),
                        "Somebody",
                        role,
                        world.users.find(user).orElseThrow().locale(),
                        World.BERLIN);
        LoggedIn.as(who);
    }

    private static String textOf(com.vaadin.flow.component.Component page) {
        return page.getElement().getTextRecursively();
    }
}
