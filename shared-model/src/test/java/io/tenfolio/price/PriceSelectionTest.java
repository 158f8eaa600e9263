package io.tenfolio.price;

import static io.tenfolio.price.SomeVenues.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.money.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriceSelectionTest {
    private static final SourceName FIRST = new SourceName("first");
    private static final SourceName SECOND = new SourceName("second");
    private static final SourceName THIRD = new SourceName("third");
    private static final List<SourceName> PREFERENCES = List.of(FIRST, SECOND, THIRD);
    private static final Instrument ACME =
            new Instrument.Equity(
                    new InstrumentId(7),
                    "Acme",
                    "ACME",
                    new Mic("XNYS"),
                    Currency.getInstance("USD"),
                    Classification.NONE);
    private static final Instant NOON = SomeVenues.at(NEW_YORK, "2026-11-23T12:00");
    private static final Instant FRIDAY_CLOSE = SomeVenues.at(NEW_YORK, "2026-11-20T16:00");

    private final PriceSelection selection =
            new PriceSelection(SomeVenues.CALENDAR, SelectionRules.DEFAULT);

    @Nested
    class AmongSeveralSources {
        @Test
        void takesThePreferredOne() {
            var choice = choose(quote(SECOND, "101", NOON), quote(FIRST, "100", minutesAgo(5)));

            assertChosen(choice, quote(FIRST, "100", minutesAgo(5)), Quality.FRESH);
        }

        @Test
        void fallsBackToTheNextWhenThePreferredIsSilent() {
            var choice = choose(quote(SECOND, "101", NOON));

            assertChosen(choice, quote(SECOND, "101", NOON), Quality.FALLBACK);
        }

        @Test
        void fallsBackToTheNextWhenThePreferredIsStale() {
            var choice = choose(quote(FIRST, "100", minutesAgo(45)), quote(SECOND, "101", NOON));

            assertChosen(choice, quote(SECOND, "101", NOON), Quality.FALLBACK);
        }

        @Test
        void takesTheNewestMarkedStaleWhenNoneIsFresh() {
            var choice =
                    choose(
                            quote(FIRST, "100", minutesAgo(60)),
                            quote(SECOND, "101", minutesAgo(45)));

            assertThat(choice)
                    .isEqualTo(
                            new Choice.Chosen<Quote, Price>(
                                    quote(SECOND, "101", minutesAgo(45)),
                                    Quality.FALLBACK,
                                    Quality.STALE,
                                    List.of()));
        }

        @Test
        void marksWhatAPersonTypedIn() {
            var choice = choose(quote(SourceName.MANUAL, "99", NOON));

            assertChosen(choice, quote(SourceName.MANUAL, "99", NOON), Quality.MANUAL);
        }

        @Test
        void takesTheNewestOfOneSource() {
            var choice = choose(quote(FIRST, "100", minutesAgo(5)), quote(FIRST, "101", NOON));

            assertChosen(choice, quote(FIRST, "101", NOON), Quality.FRESH);
        }

        @Test
        void letsThePreferredComeBackAfterAFallbackWithANewerTime() {
            var fallback = price("100", minutesAgo(2), SECOND, Quality.FALLBACK);

            // the preferred source is delayed: fresh, but behind the fallback's last word
            var waits =
                    choose(
                            KnownPrices.last(fallback),
                            quote(FIRST, "100.5", minutesAgo(5)),
                            quote(SECOND, "101", NOON));
            var returns =
                    selection.choose(
                            ACME,
                            PREFERENCES,
                            List.of(
                                    quote(FIRST, "100.7", minutesAgo(-5)),
                                    quote(SECOND, "102", minutesAgo(-10))),
                            KnownPrices.last(fallback),
                            minutesAgo(-10));

            assertCarried(waits, fallback);
            assertThat(reasons(waits))
                    .containsExactly(new Refusal.OlderThanTheLast(minutesAgo(5), minutesAgo(2)));
            assertChosen(returns, quote(FIRST, "100.7", minutesAgo(-5)), Quality.FRESH);
        }

        @Test
        void takesACorrectionOfTheSameTimeFromASourcePreferredNoLess() {
            var known = price("100", minutesAgo(5), SECOND, Quality.FALLBACK);

            var corrected = choose(KnownPrices.last(known), quote(FIRST, "101", minutesAgo(5)));
            var contradicted = choose(KnownPrices.last(known), quote(THIRD, "101", minutesAgo(5)));
            var repeated = choose(KnownPrices.last(known), quote(SECOND, "100.00", minutesAgo(5)));

            assertChosen(corrected, quote(FIRST, "101", minutesAgo(5)), Quality.FRESH);
            assertCarried(contradicted, known);
            assertCarried(repeated, known);
        }
    }

    @Nested
    class Refuses {
        @Test
        void anotherCurrencyThanTheInstruments() {
            var inEuro = new Quote(FIRST, ACME.id(), UnitPrice.of("100", "EUR"), NOON);

            var choice = choose(KnownPrices.last(known("100")), inEuro);

            assertThat(choice)
                    .asInstanceOf(type(Choice.Carried.class))
                    .extracting(Choice.Carried::known)
                    .isEqualTo(known("100"));
            assertThat(reasons(choice))
                    .containsExactly(
                            new Refusal.OtherCurrency(
                                    Currency.getInstance("USD"), Currency.getInstance("EUR")));
        }

        @Test
        void timesFromTheFutureButForgivesAClockThatIsALittleAhead() {
            assertThat(reasons(choose(quote(FIRST, "100", NOON.plusSeconds(121)))))
                    .containsExactly(new Refusal.FromTheFuture(NOON.plusSeconds(121), NOON));
            assertChosen(
                    choose(quote(FIRST, "100", NOON.plusSeconds(120))),
                    quote(FIRST, "100", NOON.plusSeconds(120)),
                    Quality.FRESH);
        }

        @Test
        void whatIsOlderThanTheLastPrice() {
            var last = price("100", minutesAgo(5), FIRST, Quality.FRESH);

            var choice = choose(KnownPrices.last(last), quote(FIRST, "99", minutesAgo(6)));

            assertCarried(choice, last);
            assertThat(reasons(choice))
                    .containsExactly(new Refusal.OlderThanTheLast(minutesAgo(6), minutesAgo(5)));
        }

        @Test
        void datesOfDeadSchemes() {
            var yearsAgo = NOON.minus(Duration.ofDays(1000));

            var choice = choose(quote(FIRST, "10", yearsAgo));

            assertThat(choice).isInstanceOf(Choice.Nothing.class);
            assertThat(reasons(choice))
                    .containsExactly(new Refusal.TooOld(yearsAgo, Duration.ofDays(30)));
        }

        @Test
        void aPriceAHundredTimesOff() {
            var off = choose(KnownPrices.last(known("100")), quote(FIRST, "10000", NOON));
            var pence = choose(KnownPrices.last(known("100")), quote(FIRST, "1", NOON));

            assertThat(off).isInstanceOf(Choice.Carried.class);
            assertThat(pence).isInstanceOf(Choice.Carried.class);
            assertThat(reasons(off))
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(((Refusal.Reason) reason).text())
                                    .isEqualTo(
                                            "10000 is 100 times the last one, 100; no split"
                                                    + " and no other source explains it"));
        }

        @Test
        void aJumpOfExactlyTenButNotOfLess() {
            var last = KnownPrices.last(known("100"));

            assertThat(choose(last, quote(FIRST, "1000", NOON))).isInstanceOf(Choice.Carried.class);
            assertThat(choose(last, quote(FIRST, "999.99", NOON)))
                    .isInstanceOf(Choice.Chosen.class);
            assertThat(choose(last, quote(FIRST, "10", NOON))).isInstanceOf(Choice.Carried.class);
            assertThat(choose(last, quote(FIRST, "10.01", NOON))).isInstanceOf(Choice.Chosen.class);
        }

        @Test
        void aJumpAndTakesTheFallbackThatStayedInRange() {
            var choice =
                    choose(
                            KnownPrices.last(known("100")),
                            quote(FIRST, "10100", NOON),
                            quote(SECOND, "101", NOON));

            assertThat(choice)
                    .isEqualTo(
                            new Choice.Chosen<Quote, Price>(
                                    quote(SECOND, "101", NOON),
                                    Quality.FALLBACK,
                                    Quality.FALLBACK,
                                    choice.refusals()));
            assertThat(choice.refusals()).hasSize(1);
        }
    }

    @Nested
    class BelievesAJump {
        @Test
        void thatASecondSourceConfirms() {
            var choice =
                    choose(
                            KnownPrices.last(known("100")),
                            quote(FIRST, "2000", NOON),
                            quote(SECOND, "2040", minutesAgo(3)));

            assertChosen(choice, quote(FIRST, "2000", NOON), Quality.FRESH);
        }

        @Test
        void thatASplitExplains() {
            var splits = List.of(new KnownSplit(NOON.minus(Duration.ofHours(12)), 20, 1));
            var known = new KnownPrices(known("100"), null, null, splits);

            assertChosen(
                    choose(known, quote(FIRST, "5.10", NOON)),
                    quote(FIRST, "5.10", NOON),
                    Quality.FRESH);
        }

        @Test
        void butNotByASplitThatTheLastPriceHadSeen() {
            var splits = List.of(new KnownSplit(FRIDAY_CLOSE, 20, 1));
            var known = new KnownPrices(known("100"), null, null, splits);

            assertThat(choose(known, quote(FIRST, "5.10", NOON)))
                    .isInstanceOf(Choice.Carried.class);
        }

        @Test
        void butNotBecauseOneSourceSaysItTwice() {
            var choice =
                    choose(
                            KnownPrices.last(known("100")),
                            quote(FIRST, "2000", NOON),
                            quote(FIRST, "2001", minutesAgo(3)));

            assertThat(choice).isInstanceOf(Choice.Carried.class);
        }
    }

    @Nested
    class WithoutANewPrice {
        @Test
        void carriesTheLastOneMarkedStaleWhenANewerWasDue() {
            assertThat(choose(KnownPrices.last(known("100"))))
                    .isEqualTo(
                            new Choice.Carried<Quote, Price>(
                                    known("100"), Quality.STALE, List.of()));
        }

        @Test
        void carriesAFridayCloseAsFreshOnSaturday() {
            var choice =
                    selection.choose(
                            ACME,
                            PREFERENCES,
                            List.of(),
                            KnownPrices.last(known("100")),
                            FRIDAY_CLOSE.plus(Duration.ofHours(20)));

            assertThat(choice)
                    .isEqualTo(
                            new Choice.Carried<Quote, Price>(
                                    known("100"), Quality.FRESH, List.of()));
        }

        @Test
        void estimatesByTheFirstKnownPrice() {
            var later = price("100", NOON.plusSeconds(86_400), FIRST, Quality.FRESH);

            var choice = choose(new KnownPrices(null, later, trade("90"), List.of()));

            assertThat(choice)
                    .isEqualTo(
                            new Choice.Carried<Quote, Price>(later, Quality.ESTIMATED, List.of()));
        }

        @Test
        void estimatesByTheLastTradeWhenNobodyEverSaidAnything() {
            var choice = choose(new KnownPrices(null, null, trade("90"), List.of()));

            assertChosen(
                    choice, quote(SourceName.LAST_TRADE, "90", FRIDAY_CLOSE), Quality.ESTIMATED);
        }

        @Test
        void hasNothingWithoutAnyOfThem() {
            assertThat(choose(KnownPrices.NONE)).isEqualTo(new Choice.Nothing<>(List.of()));
        }

        @Test
        void letsAnyQuoteReplaceAnEstimate() {
            var estimate = price("9000", NOON, SourceName.LAST_TRADE, Quality.ESTIMATED);

            assertCarried(choose(KnownPrices.last(estimate)), estimate);
            assertChosen(
                    choose(KnownPrices.last(estimate), quote(FIRST, "90", minutesAgo(15))),
                    quote(FIRST, "90", minutesAgo(15)),
                    Quality.FRESH);
        }
    }

    private Choice<Quote, Price> choose(Quote... quotes) {
        return choose(KnownPrices.NONE, quotes);
    }

    private Choice<Quote, Price> choose(KnownPrices known, Quote... quotes) {
        return selection.choose(ACME, PREFERENCES, List.of(quotes), known, NOON);
    }

    private static void assertChosen(Choice<Quote, Price> choice, Quote quote, Quality quality) {
        assertThat(choice)
                .isEqualTo(
                        new Choice.Chosen<Quote, Price>(
                                quote, quality, quality, choice.refusals()));
    }

    private static void assertCarried(Choice<Quote, Price> choice, Price price) {
        assertThat(choice)
                .isEqualTo(
                        new Choice.Carried<Quote, Price>(
                                price, price.quality(), choice.refusals()));
    }

    private static List<Refusal.Reason> reasons(Choice<Quote, Price> choice) {
        return choice.refusals().stream().map(Refusal::reason).toList();
    }

    private static Price known(String amount) {
        return price(amount, FRIDAY_CLOSE, FIRST, Quality.FRESH);
    }

    private static Price price(String amount, Instant asOf, SourceName source, Quality quality) {
        return new Price(1, ACME.id(), UnitPrice.of(amount, "USD"), asOf, asOf, source, quality);
    }

    private static Quote quote(SourceName source, String amount, Instant asOf) {
        return new Quote(source, ACME.id(), UnitPrice.of(amount, "USD"), asOf);
    }

    private static KnownPrices.Trade trade(String amount) {
        return new KnownPrices.Trade(UnitPrice.of(amount, "USD"), FRIDAY_CLOSE);
    }

    private static Instant minutesAgo(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }
}
