package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.price.QuoteInbox.Pushed;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.marketsim.Source;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Twelve Data is preferred; who pushes is not named.
class TakePushedTest {
    private static final SourceName FINNHUB = new SourceName("finnhub");

    private static PretendMarket market;
    private static InstrumentId coin;
    private static InstrumentId share;

    @BeforeAll
    static void open() {
        market = new PretendMarket(3, Map.of("tenfolio.prices.preferred", "twelvedata"));
        coin = market.of(Source.COINGECKO).getFirst();
        share = market.of(Source.TWELVEDATA).getFirst();
        known("COIN", coin);
        known("SHARE", share);
    }

    private static void known(String code, InstrumentId instrument) {
        market.database()
                .ownerJdbc()
                .sql(
                        "insert into instrument_identifier (scheme, qualifier, code, instrument_id) values ('SOURCE', 'finnhub', :code, :id)")
                .param("code", code)
                .param("id", instrument.value())
                .update();
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @BeforeEach
    void knowYesterday() {
        market.database().ownerJdbc().sql("delete from pushed_price").update();
        market.knowYesterday();
        var claim = market.claim();
        market.database()
                .jdbc()
                .sql("update run set state = 'PUBLISHED' where revision = :revision")
                .param("revision", claim.run().revision())
                .update();
    }

    @Test
    void recordsTheNewestOfSeveralTrades() {
        var price = around(coin, "1.01");

        take(trade("COIN", around(coin, "1.02"), 20), trade("COIN", price, 5));

        var pushed = pushes().getFirst();
        assertThat(pushes()).hasSize(1);
        assertThat(pushed.perUnit().amount()).isEqualByComparingTo(price);
        assertThat(pushed.source()).isEqualTo(FINNHUB);
        assertThat(pushed.quality()).isEqualTo(Quality.FRESH);
        assertThat(latest(coin)).isEqualTo(pushed);
        assertThat(rawQuoteOf(pushed)).isPresent();
    }

    @Test
    void refusesWhatIsTooFarFromTheLastPrice() {
        take(trade("COIN", around(coin, "20"), 5));

        assertThat(pushes()).isEmpty();
        assertThat(refusals()).singleElement().asString().contains("too far from the last one");
    }

    @Test
    void refusesWhatIsOlderThanTheLastPriceAndWhatIsFromTheFuture() {
        take(trade("COIN", around(coin, "1.01"), 3_600));
        take(trade("COIN", around(coin, "1.01"), -3_600));

        assertThat(pushes()).isEmpty();
        assertThat(refusals()).hasSize(2);
    }

    @Test
    void leavesThePriceOfAPreferredSourceWhileItIsFresh() {
        var last = latest(share);
        market.bean(Prices.class)
                .record(
                        List.of(
                                new NewPrice(
                                        share,
                                        last.perUnit(),
                                        Instant.now()
                                                .minusSeconds(30)
                                                .truncatedTo(ChronoUnit.MILLIS),
                                        last.source(),
                                        Quality.FRESH,
                                        Optional.empty())),
                        Instant.now().truncatedTo(ChronoUnit.MICROS));

        take(trade("SHARE", around(share, "1.01"), 5));

        assertThat(pushes()).isEmpty();
        assertThat(refusals()).singleElement().asString().contains("is still fresh");
    }

    @Test
    void takesWhatItKnowsAndRefusesTheRest() {
        take(
                trade("NOBODY", BigDecimal.ONE, 5),
                trade("COIN", around(coin, "1.01"), 5),
                "{\"s\":\"COIN\",\"p\":-3,\"t\":1789746000123}",
                "{\"s\":\"COIN\",\"p\":\"NaN\"}");

        assertThat(pushes()).hasSize(1);
        assertThat(refusals()).hasSize(3);
    }

    @Test
    void recordsTheSameTradeOnce() {
        var trade = trade("COIN", around(coin, "1.01"), 5);
        take(trade);
        take(trade);

        assertThat(pushes()).hasSize(1);
    }

    private static void take(String... trades) {
        var body = "{\"type\":\"trade\",\"data\":[" + String.join(",", trades) + "]}";
        var message =
                new Pushed(
                        1,
                        FINNHUB,
                        "1",
                        body.getBytes(StandardCharsets.UTF_8),
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        0);
        market.database().transactions().call(() -> market.bean(TakePushed.class).take(message));
    }

    private static String trade(String symbol, BigDecimal price, int secondsAgo) {
        return "{\"s\":\"%s\",\"p\":%s,\"t\":%d,\"v\":100,\"c\":[\"1\"]}"
                .formatted(
                        symbol,
                        price.toPlainString(),
                        Instant.now().minusSeconds(secondsAgo).toEpochMilli());
    }

    private static BigDecimal around(InstrumentId instrument, String factor) {
        return latest(instrument)
                .perUnit()
                .amount()
                .multiply(new BigDecimal(factor))
                .setScale(4, RoundingMode.HALF_EVEN);
    }

    private static Price latest(InstrumentId instrument) {
        var prices = market.bean(Prices.class).latest(Instant.now().plusSeconds(60));
        return Optional.ofNullable(prices.get(instrument)).orElseThrow();
    }

    private static List<Price> pushes() {
        return market.bean(Pushes.class).after(0).stream().map(Pushes.Pushed::price).toList();
    }

    private static Optional<Long> rawQuoteOf(Price price) {
        return market.database()
                .jdbc()
                .sql("select raw_quote_id from price where id = :id")
                .param("id", price.id())
                .query(Long.class)
                .optional();
    }

    private static List<String> refusals() {
        return market.bean(DeadLetters.class).open(10).stream().map(DeadLetter::reason).toList();
    }
}
