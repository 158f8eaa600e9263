package io.tenfolio.web.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.alert.Alert;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
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
class NotificationApiTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Slot NOON = new Slot(Instant.parse("2026-11-20T12:00:00Z"));

    @Autowired World world;
    @LocalServerPort int port;

    private UserId anna;
    private PortfolioId savings;
    private ApiClient api;

    @BeforeEach
    void annaWasToldTwice() {
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        savings = world.portfolio(anna, "Savings");
        var notifications = new Notifications(world.database.jdbc());
        notifications.tell(
                new Alert.LargeMove(
                        anna,
                        savings,
                        NOON,
                        new Worth(new BigDecimal("-120.5"), EUR),
                        new BigDecimal("-3.2")),
                EUR);
        notifications.tell(new Alert.StalePrices(anna, savings, NOON, 2), EUR);
        api = new ApiClient(port, world.token(anna, Scope.NOTIFICATIONS));
    }

    @Test
    void tellsNewestFirstAPageAtATime() {
        var first = api.get("/api/v1/notifications?limit=1");
        var second = api.get(first.at("/next"));

        assertThat(first.at("/items/0/kind")).as(first.toString()).isEqualTo("STALE_PRICES");
        assertThat(first.at("/items/0/prices")).isEqualTo("2");
        assertThat(second.at("/items/0/kind")).isEqualTo("LARGE_MOVE");
        assertThat(second.at("/items/0/move/amount")).isEqualTo("-120.5000");
        assertThat(second.at("/items/0/portfolioName")).isEqualTo("Savings");
        assertThat(second.at("/next")).isEmpty();
    }

    @Test
    void countsWhatIsNotRead() {
        var newest = api.get("/api/v1/notifications?limit=1").at("/items/0/id");

        assertThat(unread()).isEqualTo("2");
        api.post("/api/v1/notifications/" + newest + "/read", null);
        assertThat(unread()).isEqualTo("1");
        api.post("/api/v1/notifications/read", null);
        assertThat(unread()).isEqualTo("0");
    }

    @Test
    void keepsWhatOneWantsToBeToldOfAPortfolio() {
        var path = "/api/v1/portfolios/" + savings.value() + "/alert-rule";
        assertThat(api.get(path).at("/stalePrices")).isEqualTo("false");

        var rule = "{\"movePercent\":\"2.5\",\"moveAmount\":\"100\",\"stalePrices\":true}";
        assertThat(api.send("PUT", path, rule).status()).isEqualTo(200);

        assertThat(new BigDecimal(api.get(path).at("/movePercent"))).isEqualByComparingTo("2.5");
        assertThat(field(path, rule.replace("2.5", "0"))).isEqualTo("movePercent");
        assertThat(field(path, rule.replace("2.5", "100000"))).isEqualTo("movePercent");
        assertThat(field(path, rule.replace("\"100\"", "\"1234567890123456\"")))
                .isEqualTo("moveAmount");
        assertThat(field(path, rule.replace("{", "{\"portfolio\":1,"))).isEqualTo("portfolio");
    }

    private String unread() {
        return api.get("/api/v1/notifications/unread").at("/count");
    }

    private String field(String path, String json) {
        return api.send("PUT", path, json).at("/errors/0/field");
    }
}
