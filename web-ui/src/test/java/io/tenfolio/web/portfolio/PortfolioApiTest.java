package io.tenfolio.web.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class PortfolioApiTest {
    private static final String PORTFOLIOS = "/api/v1/portfolios";

    @Autowired World world;
    @LocalServerPort int port;

    private UserId anna;
    private String ben;
    private ApiClient api;
    private ApiClient bens;

    @BeforeEach
    void annaAndBen() {
        world.cash("EUR");
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        ben = "b" + UUID.randomUUID();
        api = client(anna);
        bens = client(world.person(ben, Role.ADVISOR));
    }

    @Test
    void makesAPortfolioWithItsFirstAccount() {
        var made = create("Savings");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.at("/owned")).isEqualTo("true");
        assertThat(made.at("/costMethod")).isEqualTo("FIFO");
        var where = made.header("Location").orElseThrow();
        assertThat(api.get(where).at("/portfolio/name")).isEqualTo("Savings");
        assertThat(api.get(where + "/accounts").at("/items/0/name")).isEqualTo("Broker");
    }

    @Test
    void namesWhatAPortfolioCannotBe() {
        var wrong =
                """
                {"name":" ","baseCurrency":"EUR","zone":"Europe/Berlin","costMethod":"FIFO","account":"Broker"}
                """;

        assertThat(field(wrong)).isEqualTo("name");
        var right = wrong.replace("\" \"", "\"Savings\"");
        assertThat(field(right.replace("EUR", "XXX"))).isEqualTo("baseCurrency");
        assertThat(field(right.replace("Europe/Berlin", "Berlin"))).isEqualTo("zone");
        assertThat(field(right.replace("FIFO", "LIFO"))).isEqualTo("costMethod");
        assertThat(api.get(PORTFOLIOS).json().at("/items").size()).isZero();
    }

    @Test
    void renamesAndRefusesAnotherIdInTheBody() {
        var path = PORTFOLIOS + "/" + create("Savings").at("/id");

        assertThat(api.send("PATCH", path, "{\"name\":\"Pension\"}").at("/name"))
                .isEqualTo("Pension");
        var other = api.send("PATCH", path, "{\"id\":1,\"name\":\"Other\"}");
        assertThat(other.status()).as(other.toString()).isEqualTo(400);
        assertThat(other.at("/errors/0/field")).isEqualTo("id");
        assertThat(api.get(path).at("/portfolio/name")).isEqualTo("Pension");
    }

    @Test
    void closesAndOpensAgain() {
        var path = PORTFOLIOS + "/" + create("Savings").at("/id");

        assertThat(api.post(path + "/close", null).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.get(PORTFOLIOS + "/closed").at("/items/0/name")).isEqualTo("Savings");

        assertThat(api.post(path + "/reopen", null).status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(api.post(path + "/reopen", null).status()).isEqualTo(404);
    }

    @Test
    void sharesToReadThenToEditThenNoMore() {
        var path = PORTFOLIOS + "/" + create("Savings").at("/id");
        assertThat(bens.get(path).status()).isEqualTo(404);

        api.post(path + "/shares", share(false));
        assertThat(bens.get(path).at("/portfolio/owned")).isEqualTo("false");
        assertThat(bens.send("PATCH", path, "{\"name\":\"Bens\"}").status()).isEqualTo(404);

        var shares = api.post(path + "/shares", share(true));
        assertThat(shares.at("/items/0/mayEdit")).as(shares.toString()).isEqualTo("true");
        assertThat(bens.send("PATCH", path, "{\"name\":\"Bens\"}").status()).isEqualTo(200);
        assertThat(bens.get(path + "/shares").status()).isEqualTo(404);
        assertThat(bens.post(path + "/close", null).status()).isEqualTo(404);

        var share = path + "/shares/" + shares.at("/items/0/user");
        assertThat(api.send("DELETE", share, null).status()).isEqualTo(204);
        assertThat(bens.get(path).status()).isEqualTo(404);
        assertThat(api.send("DELETE", share, null).status()).isEqualTo(404);
    }

    @Test
    void sharesWithNobodyWhoIsNotThere() {
        var path = PORTFOLIOS + "/" + create("Savings").at("/id") + "/shares";

        var answer = api.post(path, "{\"login\":\"nobody-at-all\",\"mayEdit\":false}");

        assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo("login");
    }

    @Test
    void keepsTheAccountsOfAPortfolio() {
        var accounts = PORTFOLIOS + "/" + create("Savings").at("/id") + "/accounts";

        var opened = api.post(accounts, "{\"name\":\"Cash\",\"kind\":\"CASH\"}");

        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        var account = accounts + "/" + opened.at("/id");
        assertThat(api.send("PATCH", account, "{\"name\":\"Purse\"}").at("/name"))
                .isEqualTo("Purse");
        assertThat(api.post(account + "/close", null).status()).isEqualTo(204);
        assertThat(api.get(accounts).json().at("/items").size()).isEqualTo(1);
        assertThat(api.post(account + "/reopen", null).at("/name")).isEqualTo("Purse");
        var elsewhere = PORTFOLIOS + "/" + create("Other").at("/id") + "/accounts/";
        assertThat(api.send("PATCH", elsewhere + opened.at("/id"), "{\"name\":\"x\"}").status())
                .isEqualTo(404);
    }

    private ApiClient.Answer create(String name) {
        return api.post(
                PORTFOLIOS,
                """
                {"name":"%s","baseCurrency":"EUR","zone":"Europe/Berlin","costMethod":"FIFO","account":"Broker"}
                """
                        .formatted(name));
    }

    private String field(String json) {
        var answer = api.post(PORTFOLIOS, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.at("/errors/0/field");
    }

    private String share(boolean mayEdit) {
        return "{\"login\":\"%s\",\"mayEdit\":%s}".formatted(ben, mayEdit);
    }

    private ApiClient client(UserId user) {
        return new ApiClient(
                port, world.token(user, Scope.PORTFOLIOS_READ, Scope.PORTFOLIOS_WRITE));
    }
}
