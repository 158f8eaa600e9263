package io.tenfolio.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class LedgerApiTest {
    @Autowired World world;
    @LocalServerPort int port;

    private UserId anna;
    private PortfolioId savings;
    private AccountId broker;
    private InstrumentId norda;
    private ApiClient api;
    private String entries;

    @BeforeEach
    void annaHasAThousandEuros() {
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        savings = world.portfolio(anna, "Savings");
        broker = world.account(savings, "Broker");
        norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        world.deposit(broker, anna, "1000.00", "EUR");
        api = client(anna);
        entries = "/api/v1/portfolios/" + savings.value() + "/entries";
    }

    @Test
    void booksABuyAndTellsWhereItIs() {
        var booked = api.post(entries, buy("5", "500.00"));

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(booked.at("/kind")).isEqualTo("BUY");
        assertThat(booked.at("/instrument/symbol")).isEqualTo("NRDA");
        assertThat(booked.at("/cash/0/amount")).isEqualTo("-501.50");
        var found = api.get(booked.header("Location").orElseThrow());
        assertThat(found.json()).isEqualTo(booked.json());
    }

    @Test
    void tellsWhatABookingWouldDoAndWritesNothing() {
        var effect = api.post(entries + "/preview", buy("5", "500.00"));

        assertThat(effect.at("/possible")).as(effect.toString()).isEqualTo("true");
        var cash = effect.json().at("/positions/0");
        var units = effect.json().at("/positions/1");
        if (cash.at("/symbol").asString().equals("NRDA")) {
            var swap = cash;
            cash = units;
            units = swap;
        }
        assertThat(cash.at("/before/quantity").asString()).isEqualTo("1000");
        assertThat(cash.at("/after/quantity").asString()).isEqualTo("498.5");
        assertThat(units.at("/before").isNull()).isTrue();
        assertThat(units.at("/after/cost/amount").asString()).isEqualTo("501.5000");
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WITHDRAWAL    | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "DIVIDEND      | \"instrument\":<norda>,\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "INTEREST      | \"amount\":{\"amount\":\"-5.00\",\"currency\":\"EUR\"}",
                "FEE           | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "TAX           | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "FEE_REFUND    | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "TAX_REFUND    | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "EXCHANGE      | \"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"bought\":{\"amount\":\"5.50\",\"currency\":\"USD\"}",
                "CASH_TRANSFER | \"to\":<pension>,\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "TRANSFER      | \"to\":<pension>,\"instrument\":<norda>,\"quantity\":\"2\"",
                "DELIVERY_IN   | \"instrument\":<norda>,\"quantity\":\"2\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "DELIVERY_OUT  | \"instrument\":<norda>,\"quantity\":\"2\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
                "BONUS         | \"instrument\":<norda>,\"quantity\":\"2\"",
                "SPLIT         | \"instrument\":<norda>,\"ratioNew\":2,\"ratioOld\":1",
            })
    void booksEveryKind(String kind, String fields) {
        world.cash("USD");
        world.recordMarket(Instant.parse("2026-01-01T00:00:00Z"));
        var pension = world.account(savings, "Pension");
        api.post(entries, buy("5", "500.00"));
        var asked =
                """
                {"kind":"%s","account":%d,"effectiveAt":"2026-03-05T10:00:00Z",%s}
                """
                        .formatted(kind, broker.value(), fields)
                        .replace("<norda>", "" + norda.value())
                        .replace("<pension>", "" + pension.value());

        var effect = api.post(entries + "/preview", asked);
        var booked = api.post(entries, asked);

        assertThat(effect.at("/possible")).as(effect.toString()).isEqualTo("true");
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(booked.at("/kind")).isEqualTo(kind.equals("CASH_TRANSFER") ? "TRANSFER" : kind);
        assertThat(api.get(booked.header("Location").orElseThrow()).json())
                .isEqualTo(booked.json());
    }

    @Test
    void transfersToNoAccountButAnotherOpenOne() {
        var asked =
                """
                {"kind":"CASH_TRANSFER","account":%1$d,"to":%1$d,"effectiveAt":"2026-03-05T10:00:00Z",\
                "amount":{"amount":"5.00","currency":"EUR"}}
                """
                        .formatted(broker.value());

        assertThat(api.post(entries, asked).at("/errors/0/field")).isEqualTo("to");
    }

    @Test
    void doesNotSellWhatIsNotThere() {
        api.post(entries, buy("5", "500.00"));
        var sale = sell("6");

        var effect = api.post(entries + "/preview", sale);
        var refused = api.post(entries, sale);

        assertThat(effect.at("/possible")).as(effect.toString()).isEqualTo("false");
        assertThat(effect.at("/refusal")).contains("short of 1 units");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("short of 1 units");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void takesAnEntryBackOnce() {
        var bought = api.post(entries, buy("5", "500.00")).at("/id");
        var reversal = entries + "/" + bought + "/reversal";
        var why = "{\"reason\":\"booked twice\"}";

        var effect = api.post(reversal + "/preview", why);
        var taken = api.post(reversal, why);

        assertThat(effect.at("/possible")).as(effect.toString()).isEqualTo("true");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        assertThat(taken.at("/reverses")).isEqualTo(bought);
        assertThat(api.get(entries + "/" + bought).at("/reversedBy")).isEqualTo(taken.at("/id"));
        var again = api.post(reversal, why);
        assertThat(again.status()).as(again.toString()).isEqualTo(409);
    }

    @Test
    void booksOnceUnderOneKey() {
        var key = UUID.randomUUID().toString();

        var first = api.post(entries, buy("5", "500.00"), "Idempotency-Key", key);
        var second = api.post(entries, buy("5", "500.00"), "Idempotency-Key", key);

        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(count()).isEqualTo(2);
        assertThat(api.post(entries, buy("6", "500.00"), "Idempotency-Key", key).status())
                .isEqualTo(422);
    }

    @Test
    void listsNewestFirstAPageAtATime() {
        for (int i = 1; i <= 4; i++) {
            api.post(entries, deposit("%d.00".formatted(i), "2026-01-0%dT12:00:00Z".formatted(i)));
        }
        var seen = new ArrayList<String>();

        var next = entries + "?limit=2";
        while (!next.isEmpty()) {
            var page = api.get(next);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/amount/amount").asString()));
            next = page.at("/next");
        }

        assertThat(seen).containsExactly("1000.00", "4.00", "3.00", "2.00", "1.00");
    }

    @Test
    void findsEntriesByWhatIsKnownOfThem() {
        api.post(entries, buy("5", "500.00"));
        api.post(entries, deposit("7.00", "2026-01-02T12:00:00Z"));

        assertThat(items("?kind=BUY")).isEqualTo(1);
        assertThat(items("?instrument=" + norda.value())).isEqualTo(1);
        assertThat(items("?from=2026-01-01T00:00:00Z&to=2026-01-03T00:00:00Z")).isEqualTo(1);
        assertThat(items("?text=norda")).isEqualTo(1);
        assertThat(items("?account=" + broker.value())).isEqualTo(3);
        assertThat(api.get(entries + "?kind=GIFT").at("/errors/0/field")).isEqualTo("kind");
        assertThat(api.get(entries + "?after=nonsense").at("/errors/0/field")).isEqualTo("after");
        assertThat(api.get(entries + "?from=0001-01-01T00:00:00Z").at("/errors/0/field"))
                .isEqualTo("from");
    }

    @Test
    void refusesAnIdInTheBodyThatIsNotThatOfTheAddress() {
        var other = world.portfolio(anna, "Other");
        var asked = deposit("1.00", "2026-01-02T12:00:00Z");

        var answer =
                api.post(
                        entries,
                        asked.replace("{\"kind", "{\"portfolio\":" + other.value() + ",\"kind"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo("portfolio");
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\":\"5\"     | \"quantity\":\"-5\"                             | quantity",
                "\"quantity\":\"5\"     | \"quantity\":\"1e9\"                            | quantity",
                "\"quantity\":\"5\"     | \"quantity\":\"123456789012345678901\"          | quantity",
                "\"quantity\":\"5\",    |                                                 | quantity",
                "\"amount\":\"500.00\"  | \"amount\":\"1234567890123456.00\"              | amount.amount",
                "\"amount\":\"500.00\"  | \"amount\":\"500.001\"                          | amount.amount",
                "\"amount\":\"500.00\"  | \"amount\":\"-1.00\"                            | amount.amount",
                "\"amount\":\"1.50\",\"currency\":\"EUR\" | \"amount\":\"1.50\",\"currency\":\"USD\" | fee.currency",
                "\"kind\":\"BUY\"       | \"kind\":\"GIFT\"                               | kind",
                "\"kind\":\"BUY\"       | \"kind\":\"BUY\",\"ratioNew\":2                 | ratioNew",
                "\"kind\":\"BUY\"       | \"kind\":\"BUY\",\"baseRate\":\"1.2\"           | baseRate",
                "\"kind\":\"BUY\"       | \"kind\":\"BUY\",\"colour\":\"red\"             | colour",
                "\"kind\":\"BUY\"       | \"kind\":\"BUY\",\"instrument\":999999          | instrument",
                "2026-01-05T10:00:00Z   | 2190-01-05T10:00:00Z                            | effectiveAt",
            })
    void refusesAFieldAndNamesIt(String part, String instead, String field) {
        var asked = buy("5", "500.00");
        if ("instrument".equals(field)) {
            asked = asked.replace("\"instrument\":" + norda.value() + ",", "");
        }
        var wrong = asked.replace(part, instead == null ? "" : instead);
        assertThat(wrong).isNotEqualTo(asked);

        var answer = api.post(entries, wrong);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo(field);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void knowsNobodysAccountsButThoseOfThePortfolio() {
        var other = world.account(world.portfolio(anna, "Other"), "Elsewhere");

        var answer =
                api.post(
                        entries,
                        buy("5", "500.00")
                                .replace(
                                        "\"account\":" + broker.value(),
                                        "\"account\":" + other.value()));

        assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo("account");
    }

    @Test
    void letsAReaderReadAndNotBook() {
        var ben = world.person("b" + UUID.randomUUID(), Role.ADVISOR);
        world.portfolios.share(savings, ben, io.tenfolio.db.portfolio.Portfolios.Level.READ);
        var reader = client(ben);

        assertThat(reader.get(entries).status()).isEqualTo(200);
        assertThat(reader.post(entries, buy("5", "500.00")).status()).isEqualTo(404);
        assertThat(reader.post(entries + "/preview", buy("5", "500.00")).status()).isEqualTo(404);
    }

    private ApiClient client(UserId user) {
        return new ApiClient(port, world.token(user, Scope.PORTFOLIOS_READ, Scope.LEDGER_WRITE));
    }

    private String buy(String units, String amount) {
        return """
        {"kind":"BUY","account":%d,"instrument":%d,"effectiveAt":"2026-01-05T10:00:00Z","quantity":"%s",\
        "amount":{"amount":"%s","currency":"EUR"},"fee":{"amount":"1.50","currency":"EUR"}}
        """
                .formatted(broker.value(), norda.value(), units, amount);
    }

    private String sell(String units) {
        return buy(units, "700.00").replace("BUY", "SELL").replace("2026-01-05", "2026-02-05");
    }

    private String deposit(String amount, String at) {
        return """
        {"kind":"DEPOSIT","account":%d,"effectiveAt":"%s","amount":{"amount":"%s","currency":"EUR"}}
        """
                .formatted(broker.value(), at, amount);
    }

    private int count() {
        return items("");
    }

    private int items(String query) {
        var found = api.get(entries + query);
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        return found.json().at("/items").size();
    }
}
