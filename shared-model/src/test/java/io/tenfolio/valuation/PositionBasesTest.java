package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.PositionFlow;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionBasesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant MIDNIGHT = Instant.parse("2026-01-06T00:00:00Z");
    private static final RateHistory RATES =
            (from, _, _) ->
                    Optional.of(
                            from.equals(DOLLARS.currency())
                                    ? new java.math.BigDecimal("0.8")
                                    : java.math.BigDecimal.ONE);

    @Test
    void countUnitsBoughtTodayFromWhatWasPaidForThem() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .deposit("5000 EUR")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-01-06")
                        .buy("10", SIEMENS, "1020 EUR");
        var market = pricesAt(NOON).price(SIEMENS, "103 EUR").snapshot();

        // 10 rose from 100 to 103 and 10 from 102
        assertThat(change(story, SIEMENS, market)).isEqualTo(worth("40 EUR"));
        assertThat(change(story, EUROS, market)).isEqualTo(worth("0 EUR"));
    }

    @Test
    void countWhatWasSoldTodayAtWhatItBrought() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-01-06")
                        .sell("6", SIEMENS, "606 EUR");
        var market = pricesAt(NOON).price(SIEMENS, "103 EUR").snapshot();

        // 6 gained 1 each before they went, 4 gained 3
        assertThat(change(story, SIEMENS, market)).isEqualTo(worth("18 EUR"));
    }

    @Test
    void countADividendAsAGainOfWhatPaidIt() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-01-06")
                        .charged("0", "5")
                        .dividend(SIEMENS, "20 EUR");
        var market = pricesAt(NOON).price(SIEMENS, "98 EUR").snapshot();

        assertThat(change(story, SIEMENS, market)).isEqualTo(worth("0 EUR"));
        assertThat(change(story, EUROS, market)).isEqualTo(worth("-5 EUR"));
    }

    @Test
    void addUpToTheDayChangeOfThePortfolioWhateverWasBooked() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .deposit("5000 EUR")
                        .buy("10", SIEMENS, "1000 EUR")
                        .buy("10", APPLE, "1500 USD")
                        .on("2026-01-06")
                        .deposit("300 EUR")
                        .charged("7", "3")
                        .buy("5", APPLE, "800 USD")
                        .atRate("0.75")
                        .charged("1", "0")
                        .buy("2", APPLE, "300 USD")
                        .charged("2", "1")
                        .sell("4", SIEMENS, "410 EUR")
                        .transferTo(2, "3", SIEMENS)
                        .transferTo(2, "100", EUROS)
                        .dividend(APPLE, "12 USD")
                        .interest("4 EUR")
                        .fee("6 EUR")
                        .taxRefund("2 EUR")
                        .exchange("100 EUR", "120 USD")
                        .deliveryIn("1", SIEMENS, "99 EUR")
                        .withdraw("50 EUR")
                        .split(SIEMENS, 2, 1);
        var market =
                pricesAt(NOON)
                        .price(SIEMENS, "53 EUR")
                        .price(APPLE, "161 USD")
                        .rate("EUR/USD", "1.25")
                        .snapshot();

        var before = valuation(story, MIDNIGHT.minusNanos(1), closing());
        var after = valuation(story, Instant.MAX, market);
        var keys = new HashSet<PositionKey>();
        before.positions().forEach(position -> keys.add(key(position)));
        after.positions().forEach(position -> keys.add(key(position)));
        var sum =
                keys.stream()
                        .map(key -> change(story, key, market))
                        .reduce(Worth.zero(EUR), Worth::plus);

        var external = worth("349 EUR"); // 300 deposited, 99 delivered, 50 withdrawn
        assertThat(sum).isEqualTo(after.total().minus(before.total()).minus(external));
    }

    @Test
    void areUnknownWhereARateIsMissing() {
        var story = aLedger().on("2026-01-06").buy("1", APPLE, "100 USD");
        var market = pricesAt(NOON).price(APPLE, "100 USD").snapshot();

        var bases = PositionBases.of(valuation(story, MIDNIGHT, closing()), flows(story), market);

        assertThat(bases.of(new PositionKey(new AccountId(1), APPLE.id()))).isEmpty();
        assertThat(bases.of(new PositionKey(new AccountId(2), APPLE.id())))
                .contains(worth("0 EUR"));
    }

    private static MarketSnapshot closing() {
        return pricesAt(NOON)
                .price(SIEMENS, "100 EUR")
                .price(APPLE, "150 USD")
                .rate("EUR/USD", "1.25")
                .snapshot();
    }

    private static Worth change(LedgerBuilder story, Instrument instrument, MarketSnapshot market) {
        return change(story, new PositionKey(new AccountId(1), instrument.id()), market);
    }

    private static Worth change(LedgerBuilder story, PositionKey key, MarketSnapshot market) {
        var base =
                PositionBases.of(
                                valuation(story, MIDNIGHT.minusNanos(1), closing()),
                                flows(story),
                                market)
                        .of(key)
                        .orElseThrow();
        return valuation(story, Instant.MAX, market).positions().stream()
                .filter(position -> key(position).equals(key))
                .map(position -> position.marketValue().orElseThrow())
                .findFirst()
                .orElse(Worth.zero(EUR))
                .minus(base);
    }

    private static List<PositionFlow> flows(LedgerBuilder story) {
        var ledger = story.ledger();
        return ledger.entries().stream()
                .filter(entry -> !entry.booking().effectiveAt().isBefore(MIDNIGHT))
                .flatMap((LedgerEntry entry) ->
                        PositionFlow.of(entry, EUR, ledger.listings()).stream())
                .toList();
    }

    private static Valuation valuation(LedgerBuilder story, Instant at, MarketSnapshot market) {
        var holdings =
                story.ledger().positions(CostMethod.FIFO, EUR, RATES, at).values().stream()
                        .map(position -> Holding.of(position, instrument(position.key())))
                        .toList();
        return new Valuer(market).value(new PortfolioId(1), EUR, holdings);
    }

    private static Instrument instrument(PositionKey key) {
        return Given.INSTRUMENTS.stream()
                .filter(instrument -> instrument.id().equals(key.instrument()))
                .findFirst()
                .orElseThrow();
    }

    private static PositionKey key(PositionValue position) {
        return new PositionKey(position.holding().account(), position.holding().instrument());
    }
}
