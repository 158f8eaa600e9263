package io.tenfolio.marketsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.marketsim.DemoInstrument.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SourceFormatsTest {
    /// A Friday, 22:33 in India: the day's fund values are out.
    private static final Instant NOW = Instant.parse("2026-11-20T17:03:27Z");

    private static MarketSim sim;
    private static Market market;
    private static Client client;

    @BeforeAll
    static void start() {
        market = Market.demo(1, InstantSource.fixed(NOW));
        sim = MarketSim.start(0, market);
        client = new Client(sim);
    }

    @AfterAll
    static void stop() {
        sim.stop();
    }

    @Test
    void twelveDataQuotesOneSymbolAsAnObject() throws Exception {
        var stock = first(Venue.XNAS);

        var quote = client.json("/twelvedata/quote?symbol=%s&apikey=k".formatted(stock.symbol()));

        assertThat(quote.get("symbol").asString()).isEqualTo(stock.symbol());
        assertThat(quote.get("name").asString()).isEqualTo(stock.name());
        assertThat(quote.get("mic_code").asString()).isEqualTo("XNAS");
        assertThat(quote.get("currency").asString()).isEqualTo("USD");
        assertThat(quote.get("datetime").asString()).isEqualTo("2026-11-20");
        assertThat(quote.get("timestamp").asLong())
                .isEqualTo(Instant.parse("2026-11-20T17:03:00Z").getEpochSecond());
        assertThat(quote.get("close").isString()).isTrue();
        assertThat(new BigDecimal(quote.get("close").asString()))
                .isEqualByComparingTo(market.priceAt(stock.symbol(), NOW))
                .hasScaleOf(5);
        assertThat(quote.get("is_market_open").isBoolean()).isTrue();
    }

    @Test
    void twelveDataQuotesLondonInPence() throws Exception {
        var stock = first(Venue.XLON);

        var quote = client.json("/twelvedata/quote?symbol=%s&apikey=k".formatted(stock.symbol()));

        assertThat(quote.get("currency").asString()).isEqualTo("GBp");
        assertThat(new BigDecimal(quote.get("close").asString()))
                .isEqualByComparingTo(market.priceAt(stock.symbol(), NOW).movePointRight(2));
    }

    @Test
    void twelveDataMixesGoodAndErrorEntriesInABatch() throws Exception {
        var stock = first(Venue.XETR).symbol();

        var batch =
                client.json("/twelvedata/quote?symbol=%s,NOPE,bitcoin&apikey=k".formatted(stock));

        assertThat(batch.propertyNames()).containsExactly(stock, "NOPE", "bitcoin");
        assertThat(batch.get(stock).get("close").asString()).isNotBlank();
        assertThat(batch.get("NOPE").get("code").asInt()).isEqualTo(404);
        assertThat(batch.get("NOPE").get("status").asString()).isEqualTo("error");
        assertThat(batch.get("bitcoin").get("status").asString()).isEqualTo("error");
    }

    @Test
    void twelveDataAnswersForAllListedInstrumentsAtOnce() throws Exception {
        var symbols =
                market.instruments().stream()
                        .filter(instrument -> instrument.source() == Source.TWELVEDATA)
                        .map(DemoInstrument::symbol)
                        .collect(Collectors.joining(","));

        var batch = client.json("/twelvedata/price?apikey=k&symbol=" + symbols);

        assertThat(batch).hasSize(330).allSatisfy(entry -> assertThat(entry.has("price")).isTrue());
    }

    @Test
    void twelveDataKnowsASymbolOnlyWhereItIsListed() throws Exception {
        var stock = first(Venue.XAMS).symbol();

        assertThat(client.get("/twelvedata/price?apikey=k&symbol=%s:XAMS".formatted(stock)))
                .extracting(answer -> answer.statusCode())
                .isEqualTo(200);
        assertThat(
                        client.get(
                                "/twelvedata/price?apikey=k&symbol=%s&mic_code=XETR"
                                        .formatted(stock)))
                .extracting(answer -> answer.statusCode())
                .isEqualTo(404);
    }

    @Test
    void twelveDataWantsAKey() throws Exception {
        var answer = client.get("/twelvedata/price?symbol=A");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"status\":\"error\"");
    }

    @Test
    void amfiListsEverySchemeInEightColumns() throws Exception {
        var answer = client.get("/amfi/spages/NAVAll.txt");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(answer.body()).endsWith("\r\n");
        assertThat(answer.body().replace("\r\n", "")).doesNotContain("\n", "\r");
        var lines = List.of(answer.body().split("\r\n"));
        assertThat(lines.getFirst())
                .isEqualTo(
                        "Scheme Code;ISIN Div Payout/ ISIN Growth;ISIN Div Reinvestment;Scheme Name;Plan;Option;Net Asset Value;Date");
        assertThat(lines).contains(" ", "Banyan Mutual Fund");
        assertThat(lines).anyMatch(line -> line.startsWith("Open Ended Schemes("));
        var rows = rows(answer.body());
        assertThat(rows).hasSize(165).allMatch(row -> row.length == 8);
        for (var fund : of(Kind.FUND)) {
            assertThat(rows)
                    .filteredOn(row -> row[0].equals(fund.symbol()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row[1]).isEqualTo(fund.isin().orElseThrow());
                        assertThat(new BigDecimal(row[6]))
                                .isEqualTo(market.closeOn(fund.symbol(), market.fundDay(NOW)));
                        assertThat(row[7]).isEqualTo("20-Nov-2026");
                    });
        }
    }

    @Test
    void amfiHasSchemesWithoutValueWithoutIsinAndDeadForYears() throws Exception {
        var rows = rows(client.get("/amfi/spages/NAVAll.txt").body());

        assertThat(rows).anyMatch(row -> row[6].equals("N.A."));
        assertThat(rows).anyMatch(row -> row[1].equals("-"));
        assertThat(rows).anyMatch(row -> row[1].isEmpty());
        assertThat(rows).anyMatch(row -> row[7].equals("31-Mar-2021"));
        assertThat(rows).anyMatch(row -> row[6].equals("0.0000"));
    }

    @Test
    void ecbPublishesTheDayInSingleQuotes() throws Exception {
        var answer = client.get("/ecb/stats/eurofxref/eurofxref-daily.xml");

        assertThat(answer.headers().firstValue("Last-Modified"))
                .contains("Fri, 20 Nov 2026 15:00:00 GMT");
        assertThat(answer.body())
                .contains("<Cube time='2026-11-20'>")
                .contains(
                        "<Cube currency='USD' rate='%s'/>"
                                .formatted(market.publishedRates(NOW).perEuro().get("USD")));
        var document =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(sim.url() + "/ecb/stats/eurofxref/eurofxref-daily.xml");
        var cubes = document.getElementsByTagNameNS("*", "Cube");
        assertThat(cubes.getLength()).isEqualTo(2 + market.currencies().size());
        assertThat(((Element) cubes.item(2)).getAttribute("currency")).isEqualTo("USD");
    }

    @Test
    void coinGeckoGivesNumbersByIdAndCurrencyAndLeavesOutWhatItDoesNotKnow() throws Exception {
        var coins =
                client.json(
                        "/coingecko/api/v3/simple/price?ids=bitcoin,nope&vs_currencies=usd,eur,xyz&include_last_updated_at=true");

        assertThat(coins.propertyNames()).containsExactly("bitcoin");
        var bitcoin = coins.get("bitcoin");
        assertThat(bitcoin.propertyNames()).containsExactly("usd", "eur", "last_updated_at");
        assertThat(bitcoin.get("usd").isNumber()).isTrue();
        assertThat(bitcoin.get("usd").decimalValue())
                .isEqualByComparingTo(market.priceAt("bitcoin", NOW));
        assertThat(
                        bitcoin.get("eur").doubleValue()
                                * market.publishedRates(NOW).perEuro().get("USD").doubleValue())
                .isCloseTo(bitcoin.get("usd").doubleValue(), within(0.01));
    }

    @Test
    void coinGeckoKnowsNothingAsAnEmptyObject() throws Exception {
        var answer = client.get("/coingecko/api/v3/simple/price?ids=nope&vs_currencies=usd");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void countsTheRequestsOfEachSource() throws Exception {
        client.send("DELETE", "/requests");
        client.get("/ecb/stats/eurofxref/eurofxref-daily.xml");
        client.get("/ecb/stats/eurofxref/eurofxref-daily.xml");
        client.get("/amfi/spages/NAVAll.txt");

        assertThat(client.get("/requests").body())
                .isEqualTo("{\"twelvedata\":0,\"amfi\":1,\"ecb\":2,\"coingecko\":0}");
        assertThat(sim.requests().of(Source.ECB)).isEqualTo(2);
    }

    private static List<String[]> rows(String body) {
        return Arrays.stream(body.split("\r\n"))
                .filter(line -> line.matches("\\d+;.*"))
                .map(line -> line.split(";", -1))
                .toList();
    }

    private static DemoInstrument first(Venue venue) {
        return market.instruments().stream()
                .filter(instrument -> instrument.venue() == venue)
                .findFirst()
                .orElseThrow();
    }

    private static List<DemoInstrument> of(Kind kind) {
        return market.instruments().stream()
                .filter(instrument -> instrument.kind() == kind)
                .toList();
    }
}
