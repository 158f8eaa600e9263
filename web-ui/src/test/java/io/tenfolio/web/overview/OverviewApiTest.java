package io.tenfolio.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.math.BigDecimal;
import java.time.Instant;
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
class OverviewApiTest {
    private static Instant slot = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired World world;
    @LocalServerPort int port;

    private UserId anna;
    private PortfolioId savings;
    private InstrumentId norda;
    private ApiClient api;
    private String path;

    // 10 shares at 100 USD at 1.16 dollars a euro, and 1,000 euros
    @BeforeEach
    void annaHasShares() {
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        savings = world.portfolio(anna, "Savings");
        var account = world.account(savings, "Broker");
        norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 USD");
        world.hold(savings, account, norda, "10", "500.00");
        world.hold(savings, account, world.cash("EUR"), "1000.00", "0");
        api = new ApiClient(port, world.token(anna, Scope.PORTFOLIOS_READ));
        path = "/api/v1/portfolios/" + savings.value();
    }

    @Test
    void listsWhatAPersonMaySee() {
        var all = api.get("/api/v1/portfolios");

        assertThat(all.json().at("/items").size()).as(all.toString()).isEqualTo(1);
        assertThat(all.at("/items/0/name")).isEqualTo("Savings");
        assertThat(all.at("/items/0/baseCurrency")).isEqualTo("EUR");
        assertThat(all.at("/items/0/owned")).isEqualTo("true");
    }

    @Test
    void valuesWhatNoRunHasSeenYetAtThePricesOfTheNewestRun() {
        publish();
        var young = world.portfolio(anna, "Young");
        world.hold(young, world.account(young, "Broker"), world.cash("EUR"), "250.00", "0");

        var one = api.get("/api/v1/portfolios/" + young.value());

        assertThat(one.at("/valued")).as(one.toString()).isEqualTo("true");
        assertThat(one.at("/total/amount")).isEqualTo("250.0000");
        assertThat(one.at("/asOf")).isEqualTo(slot.toString());
    }

    @Test
    void givesTheFiguresOfTheNewestRunToTheFourthDigit() {
        publish();

        var one = api.get(path);

        assertThat(one.at("/total/amount")).as(one.toString()).isEqualTo("1862.0690");
        assertThat(one.at("/total/currency")).isEqualTo("EUR");
        assertThat(one.at("/unrealisedGain/amount")).isEqualTo("362.0690");
        assertThat(one.at("/asOf")).isEqualTo(slot.toString());
        assertThat(one.at("/nextAt")).isEqualTo(slot.plusSeconds(600).toString());
        assertThat(one.json().at("/dayChange").isNull()).isTrue();
    }

    @Test
    void givesPositionsThatSumToTheTotal() {
        publish();

        var positions = api.get(path + "/positions").json().at("/items");

        var sum = BigDecimal.ZERO;
        for (var position : positions) {
            sum = sum.add(new BigDecimal(position.at("/value/amount").asString()));
        }
        assertThat(sum).isEqualTo(new BigDecimal(api.get(path).at("/total/amount")));
        var first = positions.get(1);
        assertThat(first.at("/symbol").asString()).isEqualTo("NRDA");
        assertThat(first.at("/quantity").asString()).isEqualTo("10");
        assertThat(first.at("/price/perUnit/currency").asString()).isEqualTo("USD");
    }

    @Test
    void givesSharesThatSumToAHundred() {
        publish();

        var sum = BigDecimal.ZERO;
        for (var slice : api.get(path + "/allocation?by=currency").json().at("/items")) {
            sum = sum.add(new BigDecimal(slice.at("/percent").asString()));
        }

        assertThat(sum).isEqualByComparingTo("100");
        assertThat(api.get(path + "/allocation?by=colour").at("/errors/0/field")).isEqualTo("by");
    }

    @Test
    void givesTheHistoryOfARange() {
        publish();

        var history = api.get(path + "/history?range=All");

        assertThat(history.status()).as(history.toString()).isEqualTo(200);
        assertThat(api.get(path + "/history?range=5Y").status()).isEqualTo(400);
    }

    @Test
    void givesThePricesOfAnInstrument() {
        publish();
        var prices = "/api/v1/instruments/" + norda.value() + "/prices";

        var found = api.get(prices + "?from=2026-11-01&to=2026-11-30");

        assertThat(found.at("/items/0/perUnit/amount")).as(found.toString()).startsWith("100");
        assertThat(api.get(prices + "?from=2026-11-30&to=2026-11-01").status()).isEqualTo(400);
        assertThat(api.get(prices + "?from=yesterday").at("/errors/0/field")).isEqualTo("from");
        assertThat(api.get("/api/v1/instruments/999999/prices").status()).isEqualTo(404);
    }

    private void publish() {
        slot = slot.plusSeconds(600);
        world.publish(slot);
    }
}
