package io.tenfolio.ledger;

import static io.tenfolio.portfolio.Portfolio.CostMethod.FIFO;
import static io.tenfolio.portfolio.Portfolio.CostMethod.MOVING_AVERAGE;
import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.money;
import static io.tenfolio.testing.Given.rates;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.LedgerBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LedgerTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void relievesTheOldestLotsFirstUnderFifo() {
        var position = position(twoPurchasesAndASale(), FIFO, SIEMENS);

        assertThat(position.cost()).isEqualTo(worth("600 EUR"));
        assertThat(position.realised().total()).isEqualTo(worth("1050 EUR"));
    }

    @Test
    void relievesAShareOfTheWholeCostUnderMovingAverage() {
        var position = position(twoPurchasesAndASale(), MOVING_AVERAGE, SIEMENS);

        // 15 of 20 units that cost 2200: 1650 leave, 550 stay
        assertThat(position.cost()).isEqualTo(worth("550 EUR"));
        assertThat(position.realised().total()).isEqualTo(worth("1000 EUR"));
    }

    private static LedgerBuilder twoPurchasesAndASale() {
        return aLedger()
                .on("2026-01-05")
                .buy("10", SIEMENS, "1000 EUR")
                .on("2026-02-05")
                .buy("10", SIEMENS, "1200 EUR")
                .on("2026-03-05")
                .sell("15", SIEMENS, "2650 EUR");
    }

    @Test
    void showsPurchaseChargesInTheCostButNotInTheGain() {
        var story =
                aLedger()
                        .charged("10", "5")
                        .buy("10", SIEMENS, "1000 EUR")
                        .charged("8", "2")
                        .sell("5", SIEMENS, "600 EUR");

        var position = position(story, FIFO, SIEMENS);

        assertThat(position.cost()).isEqualTo(worth("507.50 EUR"));
        assertThat(position.costWithoutCharges()).isEqualTo(worth("500 EUR"));
        assertThat(position.realised().total()).isEqualTo(worth("100 EUR"));
        assertThat(cash(story, EUROS)).isEqualTo(Quantity.of("-425")); // −1015 + 590
    }

    @Test
    void closesAPositionAtExactlyZeroWhateverTheParts() {
        for (var method : CostMethod.values()) {
            var story =
                    aLedger()
                            .buy("3", SIEMENS, "100 EUR")
                            .sell("1", SIEMENS, "40 EUR")
                            .sell("1", SIEMENS, "40 EUR")
                            .sell("1", SIEMENS, "40 EUR");

            var position = position(story, method, SIEMENS);

            assertThat(position.quantity()).isEqualTo(Quantity.ZERO);
            assertThat(position.lots()).isEmpty();
            assertThat(position.realised().total()).isEqualTo(worth("20 EUR"));
        }
    }

    @Test
    void closesAPositionWhenOnlyDustIsLeft() {
        for (var method : CostMethod.values()) {
            var story =
                    aLedger().buy("1", SIEMENS, "100 EUR").sell("0.9999999991", SIEMENS, "120 EUR");

            var position = position(story, method, SIEMENS);

            assertThat(position.quantity()).isEqualTo(Quantity.ZERO);
            assertThat(position.cost()).isEqualTo(worth("0 EUR"));
            assertThat(position.realised().total()).isEqualTo(worth("20 EUR"));
        }
    }

    @Test
    void keepsARemainderThatIsMoreThanDust() {
        var story = aLedger().buy("1", SIEMENS, "100 EUR").sell("0.999999999", SIEMENS, "120 EUR");

        assertThat(position(story, FIFO, SIEMENS).quantity()).isEqualTo(Quantity.of("0.000000001"));
    }

    @Test
    void doesNotCallASaleOfDustTooMuchIncomplete() {
        var story = aLedger().buy("0.9999999999", SIEMENS, "100 EUR").sell("1", SIEMENS, "120 EUR");

        var position = position(story, FIFO, SIEMENS);

        assertThat(position.isComplete()).isTrue();
        assertThat(position.quantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void countsWhatWasSoldWithoutBeingHeldAsMissing() {
        var story = aLedger().buy("2", SIEMENS, "200 EUR").sell("5", SIEMENS, "600 EUR");

        var holdings = holdings(story, FIFO);
        var position = holdings.of(new AccountId(1), SIEMENS.id()).orElseThrow();

        assertThat(position.missing()).isEqualTo(Quantity.of(3));
        assertThat(position.isComplete()).isFalse();
        assertThat(holdings.isComplete()).isFalse();
        assertThat(position.quantity()).isEqualTo(Quantity.ZERO);
        assertThat(position.realised().total()).isEqualTo(worth("400 EUR"));
    }

    @Test
    void opensAShortPositionWhereTheAccountAllowsItAndCoversIt() {
        var story = aLedger().in(9).charged("1", "0").sell("10", SIEMENS, "1000 EUR");
        var opened = position(story, FIFO, SIEMENS, 9);
        assertThat(opened.quantity()).isEqualTo(Quantity.of(-10));
        assertThat(opened.cost()).isEqualTo(worth("-999 EUR"));
        assertThat(opened.isComplete()).isTrue();

        story.buy("12", SIEMENS, "960 EUR");

        var turned = position(story, FIFO, SIEMENS, 9);
        assertThat(turned.quantity()).isEqualTo(Quantity.of(2));
        assertThat(turned.cost()).isEqualTo(worth("160 EUR"));
        assertThat(turned.realised().total()).isEqualTo(worth("200 EUR")); // 1000 − 10 × 80
    }

    @Test
    void carriesLotsWithTheirAgeToAnotherAccount() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-02-05")
                        .in(2)
                        .buy("10", SIEMENS, "1500 EUR")
                        .on("2026-03-05")
                        .in(1)
                        .transferTo(2, "6", SIEMENS)
                        .on("2026-04-05")
                        .in(2)
                        .sell("8", SIEMENS, "1600 EUR");

        assertThat(position(story, FIFO, SIEMENS, 1).cost()).isEqualTo(worth("400 EUR"));
        // the carried units are older: 6 at 100 and 2 at 150 leave
        assertThat(position(story, FIFO, SIEMENS, 2).cost()).isEqualTo(worth("1200 EUR"));
        assertThat(position(story, FIFO, SIEMENS, 2).realised().total())
                .isEqualTo(worth("700 EUR"));
        assertThat(position(story, FIFO, SIEMENS, 1).realised().total()).isEqualTo(worth("0 EUR"));
    }

    @Test
    void coversAShortPositionWithCarriedLotsAtTheTimeOfTheTransfer() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "900 EUR")
                        .on("2026-02-05")
                        .in(9)
                        .sell("10", SIEMENS, "1000 EUR")
                        .on("2026-03-05")
                        .in(1)
                        .transferTo(9, "4", SIEMENS);

        var covered = holdings(story, FIFO).reliefs().getFirst();

        assertThat(covered.at()).isEqualTo(Instant.parse("2026-03-05T12:00:00Z"));
        assertThat(covered.gain()).isEqualByComparingTo("40"); // 400 got − 360 carried
        assertThat(position(story, FIFO, SIEMENS, 9).quantity()).isEqualTo(Quantity.of(-6));
        assertThat(position(story, FIFO, SIEMENS, 9).cost()).isEqualTo(worth("-600 EUR"));
    }

    /// Adding up all lots at every trade took half a minute for these, while the portfolio's row was locked.
    @Test
    @Timeout(20)
    void walksThroughThousandsOfLotsInNoTime() {
        var story = aLedger();
        for (int i = 0; i < 20_000; i++) {
            story.at(NOON.plusSeconds(i)).buy("1.5", SIEMENS, "100 EUR");
        }

        assertThat(position(story, FIFO, SIEMENS).quantity()).isEqualTo(Quantity.of(30_000));
    }

    @Test
    void transfersCashAsUnitsOfItsCurrency() {
        var story = aLedger().deposit("100 EUR").transferTo(2, "30", EUROS);

        assertThat(position(story, FIFO, EUROS, 1).quantity()).isEqualTo(Quantity.of(70));
        assertThat(position(story, FIFO, EUROS, 2).quantity()).isEqualTo(Quantity.of(30));
    }

    @Test
    void splitsTheUnitsButNotTheCostAndLosesNoneOfThem() {
        var story =
                aLedger()
                        .buy("5", SIEMENS, "500 EUR")
                        .buy("5", SIEMENS, "600 EUR")
                        .split(SIEMENS, 1, 3);

        for (var method : CostMethod.values()) {
            var position = position(story, method, SIEMENS);
            assertThat(position.quantity()).isEqualTo(Quantity.of("3.333333333333333333"));
            assertThat(position.cost()).isEqualTo(worth("1100 EUR"));
        }
    }

    @Test
    void addsBonusUnitsAtNoCost() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-02-05")
                        .bonus("10", SIEMENS)
                        .sell("10", SIEMENS, "900 EUR");

        assertThat(position(story, FIFO, SIEMENS).cost()).isEqualTo(worth("0 EUR"));
        assertThat(position(story, MOVING_AVERAGE, SIEMENS).cost()).isEqualTo(worth("500 EUR"));
    }

    @Test
    void bringsADeliveryInWithItsCostAndSellsADeliveryOutAtItsWorth() {
        var story =
                aLedger()
                        .deliveryIn("10", SIEMENS, "1000 EUR")
                        .deliveryOut("4", SIEMENS, "500 EUR");

        var position = position(story, FIFO, SIEMENS);

        assertThat(position.cost()).isEqualTo(worth("600 EUR"));
        assertThat(position.realised().total()).isEqualTo(worth("100 EUR"));
        assertThat(holdings(story, FIFO).of(new AccountId(1), EUROS.id())).isEmpty();
    }

    @Test
    void splitsAForeignGainIntoPriceAndCurrencyThatAddUp() {
        var rates = rates().on("2026-01-05", "USD/EUR", "0.80").on("2026-02-05", "USD/EUR", "0.90");
        var story =
                aLedger()
                        .on("2026-01-06")
                        .buy("10", APPLE, "1000 USD")
                        .on("2026-02-06")
                        .sell("10", APPLE, "1200 USD");

        var position =
                story.ledger()
                        .holdings(FIFO, EUR, rates, Instant.MAX)
                        .of(new AccountId(1), APPLE.id())
                        .orElseThrow();

        assertThat(position.realised().total()).isEqualTo(worth("280 EUR")); // 1080 − 800
        assertThat(position.realised().fromCurrency()).isEqualTo(worth("100 EUR"));
        assertThat(position.realised().fromPrice()).isEqualTo(worth("180 EUR"));
        assertThat(position.realisedLocal()).isEqualTo(worth("200 USD"));
    }

    @Test
    void prefersATradesOwnRateAndSettlesItInTheBaseCurrency() {
        var rates = rates().on("2026-01-05", "USD/EUR", "0.80");
        var story =
                aLedger()
                        .on("2026-01-06")
                        .deposit("2000 EUR")
                        .atRate("0.9")
                        .buy("10", APPLE, "1000 USD")
                        .buy("1", APPLE, "100 USD");

        var holdings = story.ledger().holdings(FIFO, EUR, rates, Instant.MAX);

        assertThat(holdings.of(new AccountId(1), APPLE.id()).orElseThrow().cost())
                .isEqualTo(worth("980 EUR"));
        assertThat(holdings.of(new AccountId(1), EUROS.id()).orElseThrow().quantity())
                .isEqualTo(Quantity.of(1100));
        assertThat(holdings.of(new AccountId(1), DOLLARS.id()).orElseThrow().quantity())
                .isEqualTo(Quantity.of(-100));
    }

    @Test
    void namesTheRateThatIsNotKnown() {
        var story = aLedger().on("2026-01-06").buy("10", APPLE, "1000 USD");
        var tooLate = rates().on("2026-01-07", "USD/EUR", "0.80");

        assertThatThrownBy(() -> story.ledger().holdings(FIFO, EUR, tooLate, Instant.MAX))
                .isInstanceOf(UnknownRate.class)
                .hasMessageContaining("USD to EUR");
    }

    @Test
    void leavesOutAReversedEntryAsIfItHadNeverBeen() {
        var story =
                aLedger()
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-02-05")
                        .buy("10", SIEMENS, "1200 EUR")
                        .on("2026-03-05")
                        .reverse(1);

        assertThat(position(story, FIFO, SIEMENS).quantity()).isEqualTo(Quantity.of(10));
        assertThat(cash(story, EUROS)).isEqualTo(Quantity.of(-1200));
    }

    @Test
    void keepsNoTraceOfAReversedEntryWhateverItsKind() {
        List<UnaryOperator<LedgerBuilder>> kinds =
                List.of(
                        story -> story.charged("1", "2").buy("3", SIEMENS, "300 EUR"),
                        story -> story.charged("1", "2").sell("3", SIEMENS, "330 EUR"),
                        story -> story.deposit("7 EUR"),
                        story -> story.withdraw("7 EUR"),
                        story -> story.charged("1", "2").dividend(SIEMENS, "7 EUR"),
                        story -> story.interest("-7 EUR"),
                        story -> story.fee("7 EUR"),
                        story -> story.feeRefund(SIEMENS, "7 EUR"),
                        story -> story.taxes("7 EUR"),
                        story -> story.taxRefund("7 EUR"),
                        story -> story.split(SIEMENS, 3, 2),
                        story -> story.bonus("5", SIEMENS),
                        story -> story.deliveryIn("5", SIEMENS, "400 EUR"),
                        story -> story.deliveryOut("5", SIEMENS, "400 EUR"),
                        story -> story.transferTo(2, "4", SIEMENS),
                        story -> story.transferTo(2, "4", EUROS),
                        story -> story.exchange("7 EUR", "8 USD"));
        for (var kind : kinds) {
            for (var method : CostMethod.values()) {
                var without = later(aLife());
                var with = later(kind.apply(aLife())).reverse(aLife().entries().size() + 1L);

                assertThat(holdings(with, method).positions())
                        .as(kind.apply(aLife()).last().toString())
                        .isEqualTo(holdings(without, method).positions());
            }
        }
    }

    private static LedgerBuilder aLife() {
        return aLedger()
                .on("2026-01-05")
                .deposit("5000 EUR")
                .charged("3", "1")
                .buy("10", SIEMENS, "1000 EUR")
                .on("2026-02-05")
                .buy("5", SIEMENS, "700 EUR")
                .on("2026-03-05");
    }

    private static LedgerBuilder later(LedgerBuilder story) {
        return story.on("2026-04-05").charged("2", "1").sell("6", SIEMENS, "900 EUR");
    }

    @Test
    void letsAnEntryStandAgainWhenItsReversalIsReversed() {
        var story = aLedger().deposit("100 EUR").reverse(1).reverse(2);

        assertThat(cash(story, EUROS)).isEqualTo(Quantity.of(100));
    }

    @Test
    void doesNotCountEntriesDatedLaterThanAsked() {
        var ledger =
                aLedger()
                        .on("2026-01-05")
                        .deposit("100 EUR")
                        .on("2027-01-05")
                        .deposit("50 EUR")
                        .ledger();

        var series =
                ledger.holdings(
                        FIFO,
                        EUR,
                        RateHistory.none(),
                        List.of(
                                Instant.parse("2026-01-05T11:59:59Z"),
                                Instant.parse("2026-01-05T12:00:00Z"),
                                Instant.parse("2027-01-05T12:00:00Z")));

        assertThat(series)
                .extracting(holdings ->
                        holdings.of(new AccountId(1), EUROS.id())
                                .map(p -> p.quantity().units())
                                .orElse(BigDecimal.ZERO)
                                .intValueExact())
                .containsExactly(0, 100, 150);
    }

    @Test
    void putsEntriesInTheOrderTheyTookEffectNotTheyWereTold() {
        var story =
                aLedger()
                        .on("2026-03-05")
                        .sell("10", SIEMENS, "1100 EUR")
                        .on("2026-01-05")
                        .buy("10", SIEMENS, "1000 EUR");

        assertThat(position(story, FIFO, SIEMENS).isComplete()).isTrue();
    }

    @Test
    void putsAnEntryWithoutNumberBehindThoseOfItsMoment() {
        var story = aLedger().buy("10", SIEMENS, "1000 EUR");
        var sale =
                new LedgerEntry.Sell(
                        new Booking(EntryId.NEW, new AccountId(1), NOON, NOON, ""),
                        SIEMENS.id(),
                        Quantity.of(10),
                        money("1100 EUR"),
                        money("0 EUR"),
                        money("0 EUR"),
                        null);

        assertThat(story.ledger().with(sale).entries()).endsWith(sale);
    }

    @Test
    void movesCashForEachKindOfEntry() {
        var story =
                aLedger()
                        .deposit("1000 EUR")
                        .withdraw("100 EUR")
                        .charged("1", "2")
                        .dividend(SIEMENS, "10 EUR")
                        .interest("5 EUR")
                        .interest("-3 EUR")
                        .fee("4 EUR")
                        .feeRefund("1 EUR")
                        .taxes("7 EUR")
                        .taxRefund("2 EUR")
                        .exchange("200 EUR", "250 USD");

        assertThat(cash(story, EUROS)).isEqualTo(Quantity.of(701));
        assertThat(cash(story, DOLLARS)).isEqualTo(Quantity.of(250));
    }

    @Test
    void refusesAnAccountOfAnotherPortfolio() {
        assertThatThrownBy(() -> aLedger().deposit("1 EUR").transferTo(77, "1", EUROS).ledger())
                .isInstanceOf(Ledger.ForeignAccount.class);
    }

    @Test
    void refusesToReverseWhatIsNotThere() {
        assertThatThrownBy(() -> aLedger().reverse(5).ledger())
                .isInstanceOf(Ledger.UnknownEntry.class);
    }

    private static Quantity cash(LedgerBuilder story, Instrument currency) {
        return position(story, FIFO, currency).quantity();
    }

    private static Position position(
            LedgerBuilder story, CostMethod method, Instrument instrument) {
        return position(story, method, instrument, 1);
    }

    private static Position position(
            LedgerBuilder story, CostMethod method, Instrument instrument, long account) {
        return holdings(story, method).of(new AccountId(account), instrument.id()).orElseThrow();
    }

    private static Holdings holdings(LedgerBuilder story, CostMethod method) {
        return story.ledger().holdings(method, EUR, RateHistory.none(), Instant.MAX);
    }
}
