package io.tenfolio.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every endpoint × everybody × own and another's object, against one table. An endpoint without a row fails.
@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:web-ui.yml",
            "tenfolio.api.requests-per-minute=100000"
        })
@ContextConfiguration(initializers = WorldContext.class)
class EndpointAccessTest {
    /// Whose objects an endpoint is about.
    private enum About {
        /// Nothing that has an owner: everybody with the scope gets 200.
        NOBODY,
        /// A portfolio: its owner 200, others 404.
        A_PORTFOLIO
    }

    private record Row(String endpoint, About about, Scope... scopes) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row("GET /api/v1/me", About.NOBODY),
                    new Row("GET /api/v1/portfolios", About.NOBODY, Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/portfolios/{portfolio}",
                            About.A_PORTFOLIO,
                            Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/portfolios/{portfolio}/positions",
                            About.A_PORTFOLIO,
                            Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/portfolios/{portfolio}/allocation",
                            About.A_PORTFOLIO,
                            Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/portfolios/{portfolio}/history",
                            About.A_PORTFOLIO,
                            Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/portfolios/{portfolio}/accounts",
                            About.A_PORTFOLIO,
                            Scope.PORTFOLIOS_READ),
                    new Row(
                            "GET /api/v1/instruments/{instrument}/prices",
                            About.NOBODY,
                            Scope.PORTFOLIOS_READ));

    private static final Scope[] ALL = Scope.values();

    @Autowired World world;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort int port;

    private InstrumentId instrument;
    private final Map<Role, UserId> people = new EnumMap<>(Role.class);
    private final Map<Role, PortfolioId> portfolios = new EnumMap<>(Role.class);

    @BeforeEach
    void somebodyOfEachRoleHasAPortfolio() {
        instrument = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        for (var role : Role.values()) {
            var person = world.person(role.name().toLowerCase() + UUID.randomUUID(), role);
            people.put(role, person);
            portfolios.put(role, world.portfolio(person, role.name()));
        }
        world.publish(Instant.parse("2026-11-20T13:30:00Z"));
    }

    @Test
    void hasARowForEveryEndpointAndNoOther() {
        var endpoints = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((info, method) -> {
                    for (var path : info.getPatternValues()) {
                        if (path.startsWith("/api/")
                                && method.getBeanType().getName().startsWith("io.tenfolio.")) {
                            for (var verb : info.getMethodsCondition().getMethods()) {
                                endpoints.add(verb + " " + path);
                            }
                        }
                    }
                });

        assertThat(endpoints)
                .containsExactlyInAnyOrderElementsOf(TABLE.stream().map(Row::endpoint).toList());
    }

    @Test
    void demandsOfEveryEndpointTheScopesOfItsRow() {
        var declared =
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(entry ->
                                TABLE.stream()
                                        .anyMatch(row ->
                                                entry.getKey()
                                                        .getPatternValues()
                                                        .contains(row.endpoint().split(" ")[1])))
                        .collect(
                                Collectors.toMap(
                                        entry ->
                                                entry.getKey()
                                                                .getMethodsCondition()
                                                                .getMethods()
                                                                .iterator()
                                                                .next()
                                                        + " "
                                                        + entry.getKey()
                                                                .getPatternValues()
                                                                .iterator()
                                                                .next(),
                                        entry ->
                                                Arrays.asList(
                                                        entry.getValue()
                                                                .getMethodAnnotation(
                                                                        NeedsScope.class)
                                                                .value())));
        for (var row : TABLE) {
            assertThat(declared.get(row.endpoint()))
                    .as(row.endpoint())
                    .containsExactly(row.scopes());
        }
    }

    @Test
    void refusesWhoeverBringsNoGoodToken() {
        var investor = people.get(Role.INVESTOR);
        var revoked = world.token(investor, ALL);
        world.tokens.revoke(investor, world.tokens.of(investor).getFirst().id());
        var disabled = world.person("d" + UUID.randomUUID(), Role.ADMIN);
        var disabledToken = world.token(disabled, ALL);
        world.disable(disabled);

        eachRow((row, expectations) -> {
            expect(expectations, row, "no token", null, Role.INVESTOR, 401);
            expect(expectations, row, "nonsense", "tf_nonsense", Role.INVESTOR, 401);
            expect(
                    expectations,
                    row,
                    "expired",
                    world.token(investor, Duration.ZERO, ALL),
                    Role.INVESTOR,
                    401);
            expect(expectations, row, "revoked", revoked, Role.INVESTOR, 401);
            expect(expectations, row, "disabled", disabledToken, Role.INVESTOR, 401);
        });
    }

    @Test
    void refusesATokenWithEveryScopeButTheRightOnes() {
        eachRow((row, expectations) -> {
            if (row.scopes().length > 0) {
                var others =
                        Arrays.stream(ALL)
                                .filter(scope -> !List.of(row.scopes()).contains(scope))
                                .toArray(Scope[]::new);
                expect(
                        expectations,
                        row,
                        "wrong scopes",
                        world.token(people.get(Role.ADMIN), others),
                        Role.ADMIN,
                        403);
            }
        });
    }

    @Test
    void givesEachRoleItsOwnAndNobodyAnothers() {
        eachRow((row, expectations) -> {
            for (var role : Role.values()) {
                var token = world.token(people.get(role), ALL);
                boolean allowed =
                        row.scopes().length == 0
                                || Arrays.stream(row.scopes()).anyMatch(s -> s.isOpenTo(role));
                expect(expectations, row, role + " own", token, role, allowed ? 200 : 403);
                if (row.about() == About.A_PORTFOLIO) {
                    var other = role == Role.INVESTOR ? Role.ADVISOR : Role.INVESTOR;
                    expect(
                            expectations,
                            row,
                            role + " another's",
                            token,
                            other,
                            !allowed ? 403 : role == Role.AUDITOR ? AUDITORS_VIEW : 404);
                }
            }
        });
    }

    /// An auditor reads everything.
    private static final int AUDITORS_VIEW = 200;

    private interface OfRow {
        void expect(Row row, List<Executable> expectations);
    }

    private static void eachRow(OfRow rule) {
        var expectations = new ArrayList<Executable>();
        TABLE.forEach(row -> rule.expect(row, expectations));
        assertAll(expectations);
    }

    private void expect(
            List<Executable> expectations,
            Row row,
            String who,
            String token,
            Role owner,
            int status) {
        expectations.add(() -> {
            var parts = row.endpoint().split(" ");
            var path =
                    parts[1].replace("{portfolio}", "" + portfolios.get(owner).value())
                            .replace("{instrument}", "" + instrument.value());
            var answer = new ApiClient(port, token).send(parts[0], path, null);
            assertThat(answer.status())
                    .as(row.endpoint() + " as " + who + ": " + answer)
                    .isEqualTo(status);
        });
    }
}
