package io.tenfolio.marketsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:03:27Z");
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    private final Market market = Market.demo(1, InstantSource.fixed(NOW));

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(market.priceAt("bitcoin", NOW)).isEqualTo("44738.33");
        assertThat(market.rateOn("USD", LocalDate.of(2026, 11, 19))).isEqualTo("1.0761");
    }

    @Test
    void startsEachInstrumentAtItsStartPriceOnTheAnchorDay() {
        for (var instrument : market.instruments()) {
            var start =
                    BigDecimal.valueOf(
                            instrument.walk().start() / (instrument.quotedInPence() ? 100 : 1));
            assertThat(market.priceAt(instrument.symbol(), Market.ANCHOR_TIME))
                    .isCloseTo(start, within(new BigDecimal("0.01")));
        }
    }

    @Test
    void meetsTheDailyCloseWithTheLivePrice() {
        for (var instrument : market.instruments()) {
            var friday = SATURDAY.minusDays(1);
            assertThat(market.closeOn(instrument.symbol(), friday))
                    .isEqualTo(
                            market.priceAt(instrument.symbol(), instrument.venue().close(friday)));
        }
    }

    @Test
    void movesEveryMinuteButOnlyALittle() {
        var prices =
                IntStream.range(0, 60)
                        .mapToObj(minute -> NOW.plus(Duration.ofMinutes(minute)))
                        .map(time -> market.priceAt("bitcoin", time).doubleValue())
                        .toList();

        assertThat(prices).hasSizeGreaterThan(55);
        for (int i = 1; i < prices.size(); i++) {
            assertThat(prices.get(i)).isCloseTo(prices.get(i - 1), within(prices.get(i) * 0.01));
        }
        assertThat(prices.stream().distinct().count()).isGreaterThan(55);
    }

    @Test
    void movesInAYearAsMuchAsItsVolatilitySays() {
        var path = new BrownianPath(Noise.key(7, "any"));
        var start = Instant.parse("2001-01-01T00:00:00Z");
        var yearly =
                IntStream.range(0, 15_000)
                        .mapToDouble(day ->
                                path.at(start.plus(Duration.ofDays(day + 1)))
                                        - path.at(start.plus(Duration.ofDays(day))))
                        .map(step -> step * step * 365.25);

        assertThat(mean(yearly)).isCloseTo(1, within(0.05));
    }

    @Test
    void carriesFridaysCloseOverTheWeekend() {
        assertThat(market.closeOn(aStock(), SATURDAY))
                .isEqualTo(market.closeOn(aStock(), SATURDAY.minusDays(1)));
        assertThat(market.closeOn("bitcoin", SATURDAY))
                .isNotEqualTo(market.closeOn("bitcoin", SATURDAY.minusDays(1)));
    }

    @Test
    void hasACloseForEveryInstrumentOnEveryDayOfThreeYears() {
        var last = LocalDate.of(2026, 11, 20);

        long closes = 0;
        for (var instrument : market.instruments()) {
            for (var day = last.minusYears(3); !day.isAfter(last); day = day.plusDays(1)) {
                if (market.closeOn(instrument.symbol(), day).signum() > 0) {
                    closes++;
                }
            }
        }

        assertThat(closes).isEqualTo(500 * 1097);
    }

    @Test
    void publishesRatesAtFourInFrankfurtOnWorkingDays() {
        assertThat(market.publishedRates(Instant.parse("2026-11-20T14:59:00Z")).date())
                .isEqualTo("2026-11-19");
        assertThat(market.publishedRates(Instant.parse("2026-11-20T15:00:00Z")).date())
                .isEqualTo("2026-11-20");
        assertThat(market.publishedRates(Instant.parse("2026-11-22T20:00:00Z")).date())
                .isEqualTo("2026-11-20");
        assertThat(market.publishedRates(NOW).perEuro())
                .containsKeys("USD", "GBP", "INR", "CHF", "JPY");
    }

    @Test
    void publishesFundValuesAtHalfPastNineInIndia() {
        assertThat(market.fundDay(Instant.parse("2026-11-20T15:59:00Z"))).isEqualTo("2026-11-19");
        assertThat(market.fundDay(Instant.parse("2026-11-20T16:00:00Z"))).isEqualTo("2026-11-20");
    }

    @Test
    void quotesTheLastFullMinuteAroundTheClock() {
        var quote = market.quote(aStock(), Instant.parse("2026-11-21T03:04:05Z"));

        assertThat(quote.time()).isEqualTo("2026-11-21T03:04:00Z");
        assertThat(quote.low()).isLessThanOrEqualTo(quote.price());
        assertThat(quote.high()).isGreaterThanOrEqualTo(quote.price());
        assertThat(quote.marketOpen()).isTrue();
    }

    @Test
    void stopsAtTheCloseWhenItKeepsVenueHours() {
        var hours = new Market(1, DemoInstruments.of(1), InstantSource.fixed(NOW), false);
        var stock = aStock();

        var quote = hours.quote(stock, Instant.parse("2026-11-21T03:04:05Z"));

        assertThat(quote.time()).isEqualTo("2026-11-20T21:00:00Z");
        assertThat(quote.marketOpen()).isFalse();
        assertThat(quote.price()).isEqualTo(hours.closeOn(stock, LocalDate.of(2026, 11, 20)));
        assertThat(hours.quote("bitcoin", NOW).time()).isEqualTo("2026-11-20T14:03:00Z");
    }

    @Test
    void refusesTwoInstrumentsWithOneSymbol() {
        var coin = market.instrument("bitcoin").orElseThrow();

        assertThatThrownBy(() -> new Market(1, List.of(coin, coin), InstantSource.system(), true))
                .hasMessageContaining("bitcoin");
    }

    private String aStock() {
        return market.instruments().getFirst().symbol();
    }

    private static double mean(DoubleStream numbers) {
        return numbers.average().orElseThrow();
    }
}
