package io.tenfolio.db.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final InstrumentId GOLD = new InstrumentId(1);
    private static final InstrumentId SILVER = new InstrumentId(2);
    private static final SourceName MAIN = new SourceName("twelvedata");
    private static final SourceName OTHER = new SourceName("other");
    private static final SourceName ECB = new SourceName("ecb");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final RunId RUN = new RunId(new Slot(NOON), 0);

    private TestDatabase database;
    private Prices prices;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        prices = new Prices(database.jdbc());
        var instruments = new Instruments(database.jdbc(), database.transactions());
        instruments.add(
                new Instrument.Commodity(GOLD, "Gold", "XAU", USD, Classification.NONE), List.of());
        instruments.add(
                new Instrument.Commodity(SILVER, "Silver", "XAG", USD, Classification.NONE),
                List.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void comeBackToTheLastDigit() {
        prices.record(
                List.of(price(GOLD, "98765.123456789012345678", NOON.plusNanos(123_456_789))),
                LATER);

        var kept = prices.latest(LATER).get(GOLD);

        assertThat(kept.perUnit()).isEqualTo(UnitPrice.of("98765.123456789012345678", "USD"));
        assertThat(kept.asOf()).isEqualTo(NOON.plusNanos(123_456_000));
        assertThat(kept.recordedAt()).isEqualTo(LATER);
        assertThat(kept.source()).isEqualTo(MAIN);
        assertThat(kept.quality()).isEqualTo(Quality.FRESH);
    }

    @Test
    void areTheNewestByTheSourcesTimeNotByOurs() {
        prices.record(List.of(price(GOLD, "2", NOON)), NOON);
        prices.record(List.of(price(GOLD, "1", NOON.minusSeconds(60))), LATER);

        assertThat(newest(GOLD, LATER)).isEqualTo("2");
    }

    @Test
    void areThoseKnownAtTheTimeAsked() {
        prices.record(List.of(price(GOLD, "1", NOON)), NOON);
        prices.record(List.of(price(GOLD, "2", NOON)), LATER);
        prices.record(List.of(price(SILVER, "3", NOON)), LATER);

        assertThat(newest(GOLD, LATER)).isEqualTo("2");
        assertThat(newest(GOLD, LATER.minusSeconds(1))).isEqualTo("1");
        assertThat(prices.latest(LATER.minusSeconds(1))).containsOnlyKeys(GOLD);
        assertThat(prices.latest(NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void saidAgainAreNotWrittenAgainUntilTheyAreCorrected() {
        prices.record(List.of(price(GOLD, "1", NOON)), NOON);
        prices.record(List.of(price(GOLD, "1.000", NOON), price(GOLD, "1", NOON)), LATER);
        assertThat(rows()).isEqualTo(1);

        prices.record(List.of(price(GOLD, "2", NOON)), LATER);
        assertThat(rows()).isEqualTo(2);

        prices.record(List.of(price(GOLD, "1", NOON)), LATER.plusSeconds(1));
        assertThat(rows()).isEqualTo(3);
        assertThat(newest(GOLD, LATER.plusSeconds(1))).isEqualTo("1");
    }

    @Test
    void areKeptBySource() {
        prices.record(List.of(price(GOLD, "1", NOON)), NOON);

        prices.record(
                List.of(
                        new Prices.NewPrice(
                                GOLD,
                                UnitPrice.of("1", "USD"),
                                NOON,
                                OTHER,
                                Quality.FALLBACK,
                                Optional.empty())),
                LATER);

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void yieldToRealOnesWhenTheyAreEstimates() {
        prices.record(
                List.of(
                        new Prices.NewPrice(
                                GOLD,
                                UnitPrice.of("5", "USD"),
                                LATER,
                                SourceName.LAST_TRADE,
                                Quality.ESTIMATED,
                                Optional.empty())),
                LATER);
        assertThat(newest(GOLD, LATER)).isEqualTo("5");

        prices.record(List.of(price(GOLD, "4", NOON)), LATER);
        assertThat(newest(GOLD, LATER)).isEqualTo("4");
    }

    @Test
    void ofADayAreItsLast() {
        prices.record(
                List.of(
                        price(GOLD, "1", Instant.parse("2026-11-19T23:59:59Z")),
                        price(GOLD, "2", Instant.parse("2026-11-20T00:00:00Z")),
                        price(GOLD, "3", Instant.parse("2026-11-20T18:00:00Z")),
                        price(SILVER, "9", Instant.parse("2026-11-20T19:00:00Z"))),
                NOON);
        prices.record(List.of(price(GOLD, "4", Instant.parse("2026-11-20T18:00:00Z"))), LATER);

        assertThat(prices.daily(GOLD, Instant.parse("2026-11-19T00:00:00Z"), NOON))
                .extracting(price -> price.perUnit().amount().toPlainString())
                .containsExactly("1", "4");
    }

    @Test
    void frozenForARunStayAsTheyWereWhateverComesLater() {
        prices.record(List.of(price(GOLD, "1", NOON)), NOON);
        prices.recordRates(List.of(rate("USD", "1.25", NOON), rate("GBP", "0.85", NOON)), NOON);
        var gold = prices.latest(NOON).get(GOLD).withQuality(Quality.STALE);
        prices.freeze(RUN, List.of(gold), List.copyOf(prices.latestRates(NOON).values()));

        prices.record(List.of(price(GOLD, "2", LATER)), LATER);
        prices.recordRates(List.of(rate("USD", "1.30", LATER)), LATER);
        prices.freeze(RUN, List.copyOf(prices.latest(LATER).values()), List.of());

        var market = prices.market(RUN).orElseThrow();
        assertThat(market.prices()).containsOnlyKeys(GOLD);
        assertThat(market.price(GOLD)).contains(gold);
        assertThat(market.rates().rate(EUR, USD).orElseThrow()).isEqualByComparingTo("1.25");
        assertThat(market.rates().currencies()).hasSize(2);
        assertThat(prices.market(new RunId(RUN.slot(), 1))).isEmpty();
    }

    @Test
    void frozenForARunWithoutAnyAreAnEmptyMarket() {
        prices.freeze(RUN, List.of(), List.of());

        assertThat(prices.market(RUN).orElseThrow().prices()).isEmpty();
    }

    @Test
    void ofCurrenciesAreTheNewestKnown() {
        prices.recordRates(
                List.of(rate("USD", "1.10", NOON.minusSeconds(86_400)), rate("INR", "90", NOON)),
                NOON);
        prices.recordRates(List.of(rate("USD", "1.25", NOON), rate("INR", "90.0", NOON)), LATER);

        assertThat(prices.latestRates(LATER).get(USD).perPivot()).isEqualByComparingTo("1.25");
        assertThat(prices.latestRates(NOON).get(USD).perPivot()).isEqualByComparingTo("1.10");
        assertThat(prices.latestRates(LATER)).hasSize(2);
        assertThat(database.jdbc().sql("select count(*) from rate").query(Integer.class).single())
                .isEqualTo(3);
    }

    @Test
    void ofCurrenciesAreKeptAgainstTheEuroOnly() {
        assertThatThrownBy(() ->
                        prices.recordRates(
                                List.of(new RateQuote(ECB, USD, EUR, BigDecimal.ONE, NOON)), NOON))
                .hasMessageContaining("EUR");
    }

    @Test
    void areTheSameInEveryTimeZone() {
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            prices.record(List.of(price(GOLD, "1", NOON)), LATER);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

            assertThat(prices.latest(LATER).get(GOLD))
                    .extracting(Price::asOf, Price::recordedAt)
                    .containsExactly(NOON, LATER);
            assertThat(
                            database.jdbc()
                                    .sql("select cast(as_of as char) from price")
                                    .query(String.class)
                                    .single())
                    .startsWith("2026-11-21 12:00:00");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private String newest(InstrumentId instrument, Instant until) {
        return prices.latest(until).get(instrument).perUnit().amount().toPlainString();
    }

    private int rows() {
        return database.jdbc().sql("select count(*) from price").query(Integer.class).single();
    }

    private static Prices.NewPrice price(InstrumentId instrument, String amount, Instant asOf) {
        return new Prices.NewPrice(
                instrument,
                UnitPrice.of(amount, "USD"),
                asOf,
                MAIN,
                Quality.FRESH,
                Optional.empty());
    }

    private static RateQuote rate(String currency, String perEuro, Instant asOf) {
        return new RateQuote(
                ECB, EUR, Currency.getInstance(currency), new BigDecimal(perEuro), asOf);
    }
}
