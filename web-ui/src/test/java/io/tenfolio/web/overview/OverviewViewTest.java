package io.tenfolio.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Schedule;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.look.LiveFigure;
import io.tenfolio.web.look.ShareDonut;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.shell.NotFoundView;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class OverviewViewTest extends SpringBrowserlessTest {
    private static Instant slot = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired World world;

    private UserId anna;
    private PortfolioId savings;
    private InstrumentId norda;

    @BeforeEach
    void annaIsLoggedIn() {
        world.cache.silent(false);
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        logIn(anna);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void saysWhatToExpectWhenThereIsNoPortfolio() {
        var page = navigate(OverviewView.class);

        assertThat(textOf(page)).contains("You have no portfolio yet");
    }

    @Test
    void saysThatThePortfolioIsBeingValuedUntilARunHasDoneSo() {
        aPortfolioWithShares();
        world.skips(savings);
        publish();
        world.skips();

        var page = navigate(OverviewView.class);
        assertThat(visibleTextOf(page)).contains("Your portfolio is being valued");
        publish();

        awaitTotal("€1,862.07");
        assertThat(visibleTextOf(page)).doesNotContain("being valued");
    }

    @Test
    void showsWhatWasBookedSinceTheRunAtItsPrices() {
        aPortfolioWithShares();
        publish();
        var plan = world.portfolio(anna, "Children");
        var account = world.account(plan, "Plan");

        world.deposit(account, anna, "250.00", "EUR");

        var page = navigate("portfolio/" + plan.value(), OverviewView.class);
        assertThat(figure("total")).isEqualTo("€250.00");
        assertThat(textOf(page)).contains("with what was booked since");
    }

    @Test
    void showsTheTotalItsDayAndItsTime() {
        aPortfolioWithShares();
        publish();

        var page = navigate(OverviewView.class);

        assertThat(figure("total")).isEqualTo("€1,862.07");
        assertThat(figure("day-change")).isEqualTo("Change today not known yet");
        assertThat(textOf(page)).containsPattern("As of \\d\\d:\\d\\d · next \\d\\d:\\d\\d CET");
    }

    @Test
    void sumsTheRowsToTheTotal() {
        aPortfolioWithShares();
        publish();

        navigate(OverviewView.class);

        var eur = Currency.getInstance("EUR");
        var sum =
                rows().stream()
                        .map(row -> row.value().orElseThrow())
                        .reduce(Worth.zero(eur), Worth::plus);
        assertThat(sum).isEqualTo(Worth.of("1862.0690", "EUR"));
    }

    @Test
    void changesTheFiguresWhenARunIsPublished() {
        aPortfolioWithShares();
        publish();
        navigate(OverviewView.class);
        world.quote(norda, "116.00 USD");

        publish();

        awaitTotal("€2,000.00");
    }

    @Test
    void showsOnlyTheRowsThatAreLookedFor() {
        aPortfolioWithShares();
        publish();
        navigate(OverviewView.class);
        assertThat(rows()).hasSize(2);

        test(find(TextField.class).single()).setValue("nord");
        runPendingSignalsTasks();

        assertThat(rows()).extracting(row -> row.instrument().symbol()).containsExactly("NRDA");
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsOneAccountOrAllOfThem() {
        aPortfolioWithShares();
        var pension = world.account(savings, "Pension");
        world.hold(savings, pension, norda, "5", "100.00");
        publish();
        navigate(OverviewView.class);
        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst().quantity().units()).isEqualByComparingTo("15");

        var choice = (ComboBox<Account>) find(ComboBox.class).single();
        choice.setValue(new Account(pension, savings, "Pension", Account.Kind.BROKERAGE, false));
        runPendingSignalsTasks();

        assertThat(rows()).hasSize(1);
        assertThat(rows().getFirst().quantity().units()).isEqualByComparingTo("5");
    }

    @Test
    void saysWhenItReadsTheDatabase() {
        aPortfolioWithShares();
        publish();
        world.cache.silent(true);

        var page = navigate(OverviewView.class);

        assertThat(figure("total")).isEqualTo("€1,862.07");
        assertThat(visibleTextOf(page)).contains("straight from the database");
    }

    @Test
    void saysWhatIsMissingFromTheTotal() {
        aPortfolioWithShares();
        var nova = world.equity("NOVA", "Nova", "Technology", "- USD");
        world.hold(savings, world.account(savings, "Other"), nova, "3", "30.00");
        world.aged(norda);
        publish();
        world.aged();

        var page = navigate(OverviewView.class);

        assertThat(visibleTextOf(page))
                .contains("One position has no price and is left out of the total")
                .contains("one price is older than it should be");
    }

    @Test
    void offersAChoiceToWhoeverHasSeveralPortfolios() {
        aPortfolioWithShares();
        var other = world.portfolio(anna, "Children");
        publish();

        navigate(OverviewView.class);
        var choice = find(Select.class).single();
        assertThat(((Portfolio) choice.getValue()).id()).isEqualTo(other);
        assertThat(figure("total")).isEqualTo("€0.00");

        navigate("portfolio/" + savings.value(), OverviewView.class);
        assertThat(figure("total")).isEqualTo("€1,862.07");
    }

    @Test
    void doesNotKnowThePortfolioOfSomebodyElse() {
        aPortfolioWithShares();
        publish();
        logIn(world.person("bernd-" + UUID.randomUUID(), "Bernd", "de-DE"));

        for (var path :
                List.of(
                        "portfolio/" + savings.value(),
                        "portfolio/999999999",
                        "portfolio/0",
                        "portfolio/-1",
                        "portfolio/1e3")) {
            var page = navigate(path, NotFoundView.class);

            assertThat(textOf(page)).as(path).doesNotContain("1,862").doesNotContain("Savings");
        }
    }

    @Test
    void speaksThePersonsLanguage() {
        var bernd = world.person("bernd-" + UUID.randomUUID(), "Bernd", "de-DE");
        logIn(bernd);
        aPortfolioOf(bernd);
        publish();

        navigate(OverviewView.class);

        assertThat(figure("total")).isEqualTo("1.862,07\u00a0€");
    }

    @Test
    void takesRangeAndSplitFromTheUrl() {
        aPortfolioWithShares();
        publish();

        UI.getCurrent()
                .navigate(
                        OverviewView.class,
                        QueryParameters.simple(Map.of("range", "1Y", "by", "currency")));
        var page = (OverviewView) getCurrentView();

        assertThat(textOf(page)).contains("1 year");
        assertThat(find(ShareDonut.class).single().getElement().getPropertyRaw("parts").toString())
                .contains("USD")
                .contains("EUR")
                .contains("46.3\u00a0%")
                .contains("53.7\u00a0%");
    }

    // 10 shares at 100 USD at 1.16 dollars a euro, and 1,000 euros
    private void aPortfolioWithShares() {
        savings = aPortfolioOf(anna);
    }

    private PortfolioId aPortfolioOf(UserId owner) {
        var portfolio = world.portfolio(owner, "Savings");
        var account = world.account(portfolio, "Broker");
        norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 USD");
        world.hold(portfolio, account, norda, "10", "500.00");
        world.hold(portfolio, account, world.cash("EUR"), "1000.00", "0");
        return portfolio;
    }

    @Test
    void tellsWhenTheNextRunIsDueAsPeopleSetTheTimetable() {
        var schedules = new Schedules(world.database.jdbc());
        schedules.register(Schedules.TIMETABLE, Schedule.Kind.TIMETABLE, Duration.ofMinutes(10));
        aPortfolioWithShares();
        publish();
        var page = navigate(OverviewView.class);

        schedules.change(Schedules.TIMETABLE, Duration.ofMinutes(30), false, "olu", "test");
        var next = Slot.containing(slot, Duration.ofMinutes(30)).next(Duration.ofMinutes(30));
        var time = DateTimeFormatter.ofPattern("HH:mm").withZone(World.BERLIN).format(next.start());
        soon(() -> assertThat(textOf(page)).contains("· next " + time));

        schedules.change(Schedules.TIMETABLE, Duration.ofMinutes(30), true, "olu", "test");
        soon(() -> assertThat(textOf(page)).contains("· the timetable is paused"));
        schedules.change(Schedules.TIMETABLE, Duration.ofMinutes(10), false, "olu", "test");
        soon(() -> assertThat(textOf(page)).contains("· next "));
    }

    private void soon(ThrowingRunnable holds) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    runPendingSignalsTasks();
                    holds.run();
                });
    }

    private void publish() {
        slot = world.slotAfterAll();
        world.publish(slot);
    }

    private void logIn(UserId user) {
        var who =
                new Person(
                        user.value(),
                        "login" + user.value(),
                        "Somebody",
                        Role.INVESTOR,
                        world.users.find(user).orElseThrow().locale(),
                        World.BERLIN);
        LoggedIn.as(who);
    }

    private void awaitTotal(String shown) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    runPendingSignalsTasks();
                    assertThat(figure("total")).isEqualTo(shown);
                });
    }

    private String figure(String className) {
        return find(LiveFigure.class)
                .withClassName(className)
                .single()
                .getElement()
                .getProperty("value");
    }

    @SuppressWarnings("unchecked")
    private List<PositionRow> rows() {
        var grid = (Grid<PositionRow>) find(Grid.class).single();
        return grid.getListDataView().getItems().toList();
    }

    private static String textOf(Component page) {
        return page.getElement().getTextRecursively();
    }

    private static String visibleTextOf(Component page) {
        var text = new StringBuilder();
        collect(page, text);
        return text.toString();
    }

    private static void collect(Component component, StringBuilder text) {
        if (component.isVisible()) {
            if (component instanceof HasText words) {
                text.append(words.getText()).append('\n');
            }
            component.getChildren().forEach(child -> collect(child, text));
        }
    }
}
