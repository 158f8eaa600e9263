package io.tenfolio.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
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
        /// Nothing that has an owner: everybody with the scope gets it.
        NOBODY,
        /// What auditors may look at, if they do not change it: it does not exist for others.
        OWNED,
        /// What belongs to whoever sees a portfolio: auditors see all.
        SEEN,
        /// What is nobody's but its owner's.
        PRIVATE
    }

    /// Endpoint | scope | whose it is | answer when all is well, and a role that is refused all the same | body. A name in braces in an
    /// address or in angle brackets in a body is a thing of the owner.
    private static final String TABLE_TEXT =
            """
            GET /api/v1/me | | NOBODY | 200
            GET /api/v1/me/profile | profile | NOBODY | 200
            PATCH /api/v1/me/profile | profile | NOBODY | 200 | {"zone":"Europe/Paris"}
            GET /api/v1/me/sessions | profile | NOBODY | 200
            DELETE /api/v1/me/sessions/{session} | profile | PRIVATE | 204
            DELETE /api/v1/me/sessions | profile | NOBODY | 204

            GET /api/v1/portfolios | portfolios:read | NOBODY | 200
            GET /api/v1/portfolios/closed | portfolios:read | NOBODY | 200
            GET /api/v1/portfolios/{portfolio} | portfolios:read | OWNED | 200
            GET /api/v1/portfolios/{portfolio}/positions | portfolios:read | OWNED | 200
            GET /api/v1/portfolios/{portfolio}/allocation | portfolios:read | OWNED | 200
            GET /api/v1/portfolios/{portfolio}/history | portfolios:read | OWNED | 200
            GET /api/v1/portfolios/{portfolio}/accounts | portfolios:read | OWNED | 200
            POST /api/v1/portfolios | portfolios:write | NOBODY | 201 | \
                {"name":"New","baseCurrency":"EUR","zone":"Europe/Berlin","costMethod":"FIFO","account":"Broker"}
            PATCH /api/v1/portfolios/{portfolio} | portfolios:write | OWNED | 200 | {"id":<portfolio>,"name":"Other"}
            POST /api/v1/portfolios/{portfolio}/close | portfolios:write | PRIVATE | 204
            POST /api/v1/portfolios/{portfolio}/reopen | portfolios:write | PRIVATE | 200
            GET /api/v1/portfolios/{portfolio}/shares | portfolios:read | PRIVATE | 200
            POST /api/v1/portfolios/{portfolio}/shares | portfolios:write | PRIVATE | 200 | {"login":"<login>","mayEdit":false}
            DELETE /api/v1/portfolios/{portfolio}/shares/{reader} | portfolios:write | PRIVATE | 204
            POST /api/v1/portfolios/{portfolio}/accounts | portfolios:write | OWNED | 201 | {"name":"New","kind":"CASH"}
            PATCH /api/v1/portfolios/{portfolio}/accounts/{account} | portfolios:write | OWNED | 200 | {"name":"Other"}
            POST /api/v1/portfolios/{portfolio}/accounts/{account}/close | portfolios:write | OWNED | 204
            POST /api/v1/portfolios/{portfolio}/accounts/{account}/reopen | portfolios:write | OWNED | 200

            GET /api/v1/portfolios/{portfolio}/entries | portfolios:read | OWNED | 200
            GET /api/v1/portfolios/{portfolio}/entries/{entry} | portfolios:read | OWNED | 200
            POST /api/v1/portfolios/{portfolio}/entries | ledger:write | OWNED | 201 | <deposit>
            POST /api/v1/portfolios/{portfolio}/entries/preview | ledger:write | OWNED | 200 | <deposit>
            POST /api/v1/portfolios/{portfolio}/entries/{entry}/reversal | ledger:write | OWNED | 201 | <reason>
            POST /api/v1/portfolios/{portfolio}/entries/{entry}/reversal/preview | ledger:write | OWNED | 200 | <reason>

            GET /api/v1/instruments | portfolios:read | NOBODY | 200
            GET /api/v1/instruments/{instrument} | portfolios:read | NOBODY | 200
            GET /api/v1/instruments/{instrument}/prices | portfolios:read | NOBODY | 200
            GET /api/v1/instruments/{instrument}/lots | portfolios:read | NOBODY | 200
            POST /api/v1/instruments | portfolios:write | NOBODY | 201 | \
                {"assetClass":"EQUITY","name":"X<some>","ticker":"X<some>","mic":"XETR","currency":"EUR"}
            POST /api/v1/instruments/{instrument}/merge/preview | operations:write | NOBODY | 200 | \
                {"into":<survivor>,"reason":"a test"}
            POST /api/v1/instruments/{instrument}/merge | operations:write | NOBODY | 200 | {"into":<survivor>,"reason":"a test"}

            GET /api/v1/notifications | notifications | NOBODY | 200
            GET /api/v1/notifications/unread | notifications | NOBODY | 200
            POST /api/v1/notifications/{notification}/read | notifications | PRIVATE | 204
            POST /api/v1/notifications/read | notifications | NOBODY | 204
            GET /api/v1/portfolios/{portfolio}/alert-rule | notifications | SEEN | 200
            PUT /api/v1/portfolios/{portfolio}/alert-rule | notifications | SEEN | 200 | {"movePercent":"3","stalePrices":true}

            GET /api/v1/reports | reports | NOBODY | 200
            GET /api/v1/reports/{report} | reports | OWNED | 200
            POST /api/v1/reports | reports | OWNED | 202 AUDITOR | \
                {"kind":"STATEMENT","portfolio":<portfolio>,"from":"2026-02-01","to":"2026-02-28","formats":["PDF"]}
            POST /api/v1/reports/{report}/stop | reports | OWNED | 200 AUDITOR | {}
            POST /api/v1/reports/{report}/resume | reports | OWNED | 200 AUDITOR
            DELETE /api/v1/reports/{report} | reports | OWNED | 204 AUDITOR
            GET /api/v1/reports/monthly | reports | NOBODY | 200
            PUT /api/v1/reports/monthly/{portfolio} | reports | OWNED | 204 AUDITOR | {"wanted":true}
            GET /api/v1/reports/files | reports | NOBODY | 200
            GET /api/v1/reports/files/{file} | reports | OWNED | 200

            GET /api/v1/runs | operations:read | NOBODY | 200
            GET /api/v1/runs/{run} | operations:read | NOBODY | 200
            GET /api/v1/runs/{run}/log | operations:read | NOBODY | 200
            GET /api/v1/run-requests/{request} | operations:read | NOBODY | 200
            POST /api/v1/runs | operations:write | NOBODY | 202
            POST /api/v1/runs/{run}/actions | operations:write | NOBODY | 202 | {"action":"RERUN","reason":"a test"}
            GET /api/v1/dead-letters | operations:read | NOBODY | 200
            GET /api/v1/dead-letters/{letter} | operations:read | NOBODY | 200
            POST /api/v1/dead-letters/replay | operations:write | NOBODY | 202 | {"letters":[<letter>],"reason":"a test"}
            POST /api/v1/dead-letters/{letter}/replay | operations:write | NOBODY | 202 | <reason>
            POST /api/v1/dead-letters/{letter}/dismiss | operations:write | NOBODY | 200 | <reason>
            GET /api/v1/schedules | operations:read | NOBODY | 200
            GET /api/v1/schedules/{name} | operations:read | NOBODY | 200
            GET /api/v1/schedules/{name}/preview | operations:read | NOBODY | 200 | ?everySeconds=1200
            PATCH /api/v1/schedules/{name} | operations:write | NOBODY | 200 | {"everySeconds":1200,"reason":"a test"}
            POST /api/v1/schedules/{name}/pause | operations:write | NOBODY | 200 | <reason>
            POST /api/v1/schedules/{name}/resume | operations:write | NOBODY | 200 | <reason>
            GET /api/v1/sources | operations:read | NOBODY | 200
            GET /api/v1/nodes | operations:read | NOBODY | 200
            GET /api/v1/audit | audit:read | NOBODY | 200

            GET /api/v1/users | users | NOBODY | 200
            GET /api/v1/users/{user} | users | NOBODY | 200
            PUT /api/v1/users/{user}/role | users | NOBODY | 200 | {"role":"ADVISOR","reason":"a test"}
            PUT /api/v1/users/{user}/enabled | users | NOBODY | 200 | {"enabled":false,"reason":"a test"}
            GET /api/v1/users/{user}/sessions | users | NOBODY | 200
            POST /api/v1/users/{user}/sessions/end | users | NOBODY | 204 | <reason>
            POST /api/v1/users/{user}/password-link | users | NOBODY | 202 | <reason>
            GET /api/v1/invitations | users | NOBODY | 200
            POST /api/v1/invitations | users | NOBODY | 202 | \
                {"email":"n<some>@example.org","role":"INVESTOR","language":"en","reason":"a test"}
            POST /api/v1/invitations/{invitation}/take-back | users | NOBODY | 204 | <reason>
            """;

    private record Row(
            String verb,
            String path,
            List<Scope> scopes,
            About about,
            int success,
            Set<Role> refused,
            String body) {
        static Row parse(String line) {
            var parts = line.split("\\|", -1);
            var endpoint = parts[0].strip().split(" ");
            var scope = parts[1].strip();
            var answer = parts[3].strip().split(" ");
            return new Row(
                    endpoint[0],
                    endpoint[1],
                    scope.isEmpty() ? List.of() : List.of(Scope.ofCode(scope).orElseThrow()),
                    About.valueOf(parts[2].strip()),
                    Integer.parseInt(answer[0]),
                    answer.length == 1 ? Set.of() : Set.of(Role.valueOf(answer[1])),
                    parts.length == 4 ? "" : parts[4].strip());
        }

        String endpoint() {
            return verb + " " + path;
        }

        boolean isOpenTo(Role role) {
            return !refused.contains(role)
                    && (scopes.isEmpty() || scopes.stream().anyMatch(s -> s.isOpenTo(role)));
        }

        /// Whether this role sees what is another's.
        boolean showsAnothersTo(Role role) {
            return role == Role.AUDITOR
                    && (about == About.SEEN || about == About.OWNED && verb.equals("GET"));
        }
    }

    private static final List<Row> TABLE =
            TABLE_TEXT.lines().filter(line -> !line.isBlank()).map(Row::parse).toList();

    private static final Scope[] ALL = Scope.values();

    @Autowired World world;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort int port;

    private final Map<Role, UserId> people = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, String>> known = new EnumMap<>(Role.class);
    private Things things;

    @BeforeEach
    void somebodyOfEachRoleHasOneOfEverything() {
        things = new Things(world, world.publish(world.slotAfterAll()));
        for (var role : Role.values()) {
            people.put(role, world.person(role.name().toLowerCase() + UUID.randomUUID(), role));
            known.put(role, things.of(people.get(role)));
        }
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
                        .filter(entry -> TABLE.stream().anyMatch(row -> isOf(entry.getKey(), row)))
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
                    .containsExactlyElementsOf(row.scopes());
        }
    }

    private static boolean isOf(RequestMappingInfo info, Row row) {
        return info.getPatternValues().contains(row.path())
                && info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals(row.verb()));
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
            if (!row.scopes().isEmpty()) {
                var others =
                        Arrays.stream(ALL)
                                .filter(scope -> !row.scopes().contains(scope))
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
                boolean open = row.isOpenTo(role);
                expect(expectations, row, role + " own", token, role, open ? row.success() : 403);
                if (row.about() != About.NOBODY) {
                    var other = role == Role.INVESTOR ? Role.ADVISOR : Role.INVESTOR;
                    expect(
                            expectations,
                            row,
                            role + " another's",
                            token,
                            other,
                            !open ? 403 : row.showsAnothersTo(role) ? row.success() : 404);
                }
            }
        });
    }

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
            var answer = call(row, token, status < 300 ? fresh(row, owner) : known.get(owner));
            assertThat(answer.status())
                    .as(row.endpoint() + " as " + who + ": " + answer)
                    .isEqualTo(status);
        });
    }

    /// What is changed is nobody else's afterwards.
    private Map<String, String> fresh(Row row, Role owner) {
        if (row.verb().equals("GET")) {
            return known.get(owner);
        }
        var ours = things.of(people.get(owner));
        if (row.path().endsWith("{portfolio}/reopen")) {
            things.close(ours);
        }
        if (row.path().endsWith("/resume") || row.endpoint().startsWith("DELETE /api/v1/reports")) {
            things.stopReport(ours);
        }
        return ours;
    }

    private ApiClient.Answer call(Row row, String token, Map<String, String> named) {
        var path = row.path();
        var body =
                row.body()
                        .replace("<reason>", "{\"reason\":\"a test\"}")
                        .replace("<deposit>", A_DEPOSIT);
        for (var thing : named.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
            body = body.replace("<" + thing.getKey() + ">", thing.getValue());
        }
        if (body.startsWith("?")) {
            path += body;
        }
        return new ApiClient(port, token)
                .send(row.verb(), path, body.startsWith("{") ? body : null);
    }

    private static final String A_DEPOSIT =
            """
            {"kind":"DEPOSIT","account":<account>,"effectiveAt":"2026-01-05T10:00:00Z",\
            "amount":{"amount":"5.00","currency":"EUR"}}
            """;
}
