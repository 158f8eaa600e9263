package io.tenfolio.web.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.instrument.Isin;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.util.ArrayList;
import java.util.Locale;
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
class InstrumentApiTest {
    private static final String INSTRUMENTS = "/api/v1/instruments";

    @Autowired World world;
    @LocalServerPort int port;

    private UserId anna;
    private ApiClient api;
    private String name;
    private String ticker;

    @BeforeEach
    void annaWantsAnInstrumentNobodyKnows() {
        world.cash("EUR");
        anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        api = new ApiClient(port, world.token(anna, Scope.PORTFOLIOS_READ, Scope.PORTFOLIOS_WRITE));
        ticker = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        name = "Q" + ticker + " AG";
    }

    @Test
    void addsOneAndFindsItByEachOfItsNames() {
        var isin = isin();

        var added = api.post(INSTRUMENTS, wanted(isin, false));

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.json().at("/identifiers").size()).isEqualTo(2);
        assertThat(added.json().at("/price").isNull()).isTrue();
        var id = added.at("/instrument/id");
        assertThat(found("?isin=" + isin)).isEqualTo(id);
        assertThat(found("?ticker=" + ticker + "&mic=XETR")).isEqualTo(id);
        assertThat(found("?text=Q" + ticker)).isEqualTo(id);
        assertThat(api.get(added.header("Location").orElseThrow()).json()).isEqualTo(added.json());
    }

    @Test
    void addsNothingTwice() {
        var first = api.post(INSTRUMENTS, wanted(isin(), false));

        var again = api.post(INSTRUMENTS, wanted(isin(), true));

        assertThat(again.status()).as(again.toString()).isEqualTo(409);
        assertThat(again.at("/instruments/0/id")).isEqualTo(first.at("/instrument/id"));
    }

    @Test
    void asksOnceMoreWhereOthersHaveANameLikeIt() {
        api.post(INSTRUMENTS, wanted(isin(), false));
        var firstTicker = ticker;
        ticker = ticker + "X";
        var similar = wanted(isin(), false);

        var asked = api.post(INSTRUMENTS, similar);

        assertThat(asked.status()).as(asked.toString()).isEqualTo(409);
        assertThat(asked.at("/instruments/0/symbol")).isEqualTo(firstTicker);
        assertThat(api.post(INSTRUMENTS, similar.replace("false", "true")).status()).isEqualTo(201);
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(field(wanted("DE0000000000", false))).isEqualTo("isin");
        assertThat(field(wanted(isin(), false).replace("XETR", "X"))).isEqualTo("mic");
        assertThat(field(wanted(isin(), false).replace("EUR", "EURO"))).isEqualTo("currency");
        assertThat(field(wanted(isin(), false).replace("EQUITY", "CASH"))).isEqualTo("assetClass");
        assertThat(api.get(INSTRUMENTS + "?isin=DE0000000000").at("/errors/0/field"))
                .isEqualTo("isin");
        assertThat(api.get(INSTRUMENTS + "?ticker=ABC").at("/errors/0/field")).isEqualTo("mic");
        assertThat(api.get(INSTRUMENTS + "?after=99999999").at("/errors/0/field"))
                .isEqualTo("after");
    }

    @Test
    void turnsPagesWithoutLosingOne() {
        for (int i = 1; i <= 3; i++) {
            world.equity("T" + i, name + " " + i, "Technology", "100.00 EUR");
        }
        var symbols = new ArrayList<String>();

        var next = INSTRUMENTS + "?limit=2&text=Q" + ticker;
        while (!next.isEmpty()) {
            var page = api.get(next);
            page.json().at("/items").forEach(item -> symbols.add(item.at("/symbol").asString()));
            next = page.at("/next");
        }

        assertThat(symbols).containsExactlyInAnyOrder("T1", "T2", "T3");
    }

    @Test
    void tellsWhatOneHoldsLotByLot() {
        var savings = world.portfolio(anna, "Savings");
        var broker = world.account(savings, "Broker");
        var norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        world.buy(broker, anna, norda, "3", "300.00");
        world.buy(broker, anna, norda, "2", "240.00");

        var held = api.get(INSTRUMENTS + "/" + norda.value() + "/lots");

        assertThat(held.at("/items/0/quantity")).as(held.toString()).isEqualTo("5");
        assertThat(held.at("/items/0/cost/amount")).isEqualTo("540.0000");
        assertThat(held.at("/items/0/account")).isEqualTo("" + broker.value());
        var stranger =
                new ApiClient(
                        port,
                        world.token(
                                world.person("s" + UUID.randomUUID(), Role.INVESTOR),
                                Scope.PORTFOLIOS_READ));
        assertThat(
                        stranger.get(INSTRUMENTS + "/" + norda.value() + "/lots")
                                .json()
                                .at("/items")
                                .size())
                .isZero();
    }

    @Test
    void mergesADuplicateForThoseWhoRunThePlace() {
        var savings = world.portfolio(anna, "Savings");
        var broker = world.account(savings, "Broker");
        var twice = world.equity("NRD2", "Norda again", "Technology", "100.00 EUR");
        var norda = world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
        world.buy(broker, anna, twice, "3", "300.00");
        var merge = INSTRUMENTS + "/" + twice.value() + "/merge";
        var into = "{\"into\":%d,\"reason\":\"added twice\"}".formatted(norda.value());
        assertThat(api.post(merge, into).status()).isEqualTo(403);
        var operator =
                new ApiClient(
                        port,
                        world.token(
                                world.person("o" + UUID.randomUUID(), Role.OPERATOR),
                                Scope.OPERATIONS_WRITE));

        assertThat(operator.post(merge + "/preview", into).at("/entries")).isEqualTo("1");
        var merged = operator.post(merge, into);

        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(api.get(INSTRUMENTS + "/" + twice.value()).at("/mergedInto"))
                .isEqualTo("" + norda.value());
        assertThat(api.get(INSTRUMENTS + "/" + norda.value() + "/lots").at("/items/0/quantity"))
                .isEqualTo("3");
        assertThat(operator.post(merge, into).status()).isEqualTo(404);
        var itself = INSTRUMENTS + "/" + norda.value() + "/merge";
        assertThat(operator.post(itself, into).at("/errors/0/field")).isEqualTo("into");
    }

    private String wanted(String isin, boolean evenIfSimilar) {
        return """
        {"assetClass":"EQUITY","name":"%s","isin":"%s","ticker":"%s","mic":"XETR","currency":"EUR","evenIfSimilar":%s}
        """
                .formatted(name, isin, ticker, evenIfSimilar);
    }

    private static String isin() {
        var first = "DE" + "%09d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 1_000_000_000);
        return first + Isin.checkDigit(first);
    }

    private String found(String query) {
        var answer = api.get(INSTRUMENTS + query);
        assertThat(answer.json().at("/items").size()).as(answer.toString()).isEqualTo(1);
        return answer.at("/items/0/id");
    }

    private String field(String json) {
        var answer = api.post(INSTRUMENTS, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.at("/errors/0/field");
    }
}
