package io.tenfolio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.web.security.LoginView;
import io.tenfolio.web.shell.NotFoundView;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.ClassUtils;

/// Every page × every role, and nobody: one table says who may open what. A page without a row here fails the build; so does a row
/// without a page. What is another's does not exist, but for auditors, who read
/// everything.
@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class RouteAccessTest extends SpringBrowserlessTest {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> STAFF = EnumSet.of(Role.OPERATOR, Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> USERS = EnumSet.of(Role.ADMIN, Role.AUDITOR);

    private static final List<Row> TABLE =
            List.of(
                    anybody("register"),
                    anybody("forgotten"),
                    anybody("welcome/:secret", "welcome/never-sent"),
                    anybody("new-password/:secret", "new-password/never-sent"),
                    anybody("confirm/:secret", "confirm/never-sent"),
                    whoIsLoggedIn(""),
                    whoIsLoggedIn("profile"),
                    whoIsLoggedIn("reports"),
                    whoIsLoggedIn("portfolios"),
                    whoIsLoggedIn("portfolio/:portfolio/settings")
                            .of(
                                    (world, user) -> aPortfolioOf(world, user) + "/settings",
                                    "portfolio/"),
                    whoIsLoggedIn("account/:account").of(RouteAccessTest::anAccountOf, "account/"),
                    whoIsLoggedIn("ledger"),
                    whoIsLoggedIn("book"),
                    whoIsLoggedIn("instruments"),
                    whoIsLoggedIn("instrument/:instrument")
                            .of((world, _) -> anInstrument(world), "instrument/"),
                    whoIsLoggedIn("notifications"),
                    whoIsLoggedIn("tokens"),
                    whoIsLoggedIn("portfolio/:portfolio")
                            .of(RouteAccessTest::aPortfolioOf, "portfolio/"),
                    only(STAFF, "admin/runs"),
                    only(STAFF, "admin/run/:slot/:revision")
                            .of((world, _) -> aRun(world), "admin/run/"),
                    only(STAFF, "admin/dead-letters"),
                    only(STAFF, "admin/schedules"),
                    only(STAFF, "admin/nodes"),
                    only(STAFF, "admin/sources"),
                    only(STAFF, "admin/audit"),
                    only(USERS, "admin/users"),
                    only(USERS, "admin/users/:user")
                            .of((_, user) -> "" + user.value(), "admin/users/"));

    private static final Map<String, JavaClass> ROUTES = routes();

    /// Shown to whoever is not in; who is in is led on.
    private static final String LOGIN = "login";

    private static Instant slot = Instant.parse("2026-01-05T10:00:00Z");

    @Autowired World world;

    /// Makes something that belongs to a person or to the house, and tells how an address names it.
    private interface Thing {
        String of(World world, UserId owner);
    }

    /// Who may open a page. `path` is one that can be asked for; when the page is of one thing, `thing` makes one that its
    /// reader may see and `path` is what stands before its number.
    private record Row(
            String route, String path, Set<Role> roles, boolean nobody, Optional<Thing> thing) {
        Row of(Thing made, String before) {
            return new Row(route, before, roles, nobody, Optional.of(made));
        }
    }

    private static Row anybody(String route) {
        return anybody(route, route);
    }

    private static Row anybody(String route, String path) {
        return new Row(route, path, EVERYBODY, true, Optional.empty());
    }

    private static Row whoIsLoggedIn(String route) {
        return only(EVERYBODY, route);
    }

    private static Row only(Set<Role> roles, String route) {
        return new Row(route, route, roles, false, Optional.empty());
    }

    private static String aPortfolioOf(World world, UserId owner) {
        return "" + world.portfolio(owner, "Savings").value();
    }

    private static String anAccountOf(World world, UserId owner) {
        var portfolio = world.portfolio(owner, "Savings");
        return "" + world.account(portfolio, "Broker").value();
    }

    private static String anInstrument(World world) {
        return "" + world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR").value();
    }

    /// Long ago, so that it is nobody's newest.
    private static String aRun(World world) {
        slot = slot.plusSeconds(600);
        var run = world.publish(slot);
        return run.slot().epochSecond() + "/" + run.revision();
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void hasARowForEachPageThereIs() {
        var rows = new HashSet<>(TABLE.stream().map(Row::route).toList());
        rows.add(LOGIN);

        assertThat(rows).isEqualTo(ROUTES.keySet());
    }

    @Test
    void opensEachPageToThoseWhomTheTableNamesAndToNobodyElse() {
        var people = new EnumMap<Role, UserId>(Role.class);
        EVERYBODY.forEach(role -> people.put(role, person(role)));

        for (var row : TABLE) {
            var page = ROUTES.get(row.route());
            people.forEach((role, user) -> {
                LoggedIn.as(world.users, user);
                assertThat(shown(pathFor(row, user)).equals(page.getName()))
                        .as("%s sees /%s", role, row.route())
                        .isEqualTo(row.roles().contains(role));
            });
            LoggedIn.asNobody();
            var path = pathFor(row, people.get(Role.INVESTOR));
            assertThat(shown(path))
                    .as("nobody sees /%s", row.route())
                    .isEqualTo(row.nobody() ? page.getName() : LoginView.class.getName());
        }
    }

    @Test
    void knowsNothingOfWhatIsSomebodyElses() {
        var owner = person(Role.INVESTOR);
        var portfolio = "portfolio/" + aPortfolioOf(world, owner);
        var paths =
                List.of(portfolio, portfolio + "/settings", "account/" + anAccountOf(world, owner));

        for (var role : EnumSet.complementOf(EnumSet.of(Role.AUDITOR))) {
            LoggedIn.as(world.users, person(role));
            for (var path : paths) {
                assertThat(shown(path))
                        .as("%s opens /%s of somebody else", role, path)
                        .isEqualTo(NotFoundView.class.getName());
            }
        }
        LoggedIn.as(world.users, person(Role.AUDITOR));
        assertThat(shown(portfolio)).isNotEqualTo(NotFoundView.class.getName());
    }

    @Test
    void knowsNothingThatIsNotThere() {
        LoggedIn.as(world.users, person(Role.ADMIN));

        TABLE.stream()
                .filter(row -> row.thing().isPresent())
                .flatMap(row ->
                        Stream.of("999999999999", "0", "-1", "1e3", "x", "77/0", "x/y")
                                .map(number -> row.path() + number))
                .forEach(path ->
                        assertThat(shown(path)).as(path).isEqualTo(NotFoundView.class.getName()));
    }

    private String pathFor(Row row, UserId reader) {
        return row.thing().map(thing -> row.path() + thing.of(world, reader)).orElse(row.path());
    }

    private String shown(String path) {
        UI.getCurrent().navigate(path);
        return ClassUtils.getUserClass(getCurrentView()).getName();
    }

    private UserId person(Role role) {
        var id = world.person("r" + UUID.randomUUID(), role.name(), "en-GB");
        world.role(id, role);
        return id;
    }

    private static Map<String, JavaClass> routes() {
        var routes = new TreeMap<String, JavaClass>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.tenfolio.web")
                        .stream()
                        .filter(one -> one.isAnnotatedWith(Route.class))
                        .forEach(one -> {
                            routes.put(one.getAnnotationOfType(Route.class).value(), one);
                            aliases(one).forEach(alias -> routes.put(alias, one));
                        });
        return routes;
    }

    private static List<String> aliases(JavaClass page) {
        if (page.isAnnotatedWith(RouteAlias.class)) {
            return List.of(page.getAnnotationOfType(RouteAlias.class).value());
        }
        return page.isAnnotatedWith(RouteAlias.Container.class)
                ? Arrays.stream(page.getAnnotationOfType(RouteAlias.Container.class).value())
                        .map(RouteAlias::value)
                        .toList()
                : List.of();
    }
}
