package io.tenfolio.price;

import static io.tenfolio.price.SomeVenues.ECB;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSelectionTest {
    private static final SourceName THE_ECB = new SourceName("ecb");
    private static final SourceName FRANKFURTER = new SourceName("frankfurter");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant FRIDAY = ECB.valueTime(LocalDate.parse("2026-11-20"));
    private static final Instant MONDAY = ECB.valueTime(LocalDate.parse("2026-11-23"));
    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T18:00:00Z");

    private final RateSelection selection =
            new RateSelection(SomeVenues.CALENDAR, SelectionRules.DEFAULT);

    @Test
    void takesTheEcbFirst() {
        var choice =
                choose(
                        rate("1.15", FRIDAY),
                        quote(FRANKFURTER, "1.17", MONDAY),
                        quote(THE_ECB, "1.16", MONDAY));

        assertThat(choice)
                .isEqualTo(
                        new Choice.Chosen<RateQuote, Rate>(
                                quote(THE_ECB, "1.16", MONDAY),
                                Quality.FRESH,
                                Quality.FRESH,
                                List.of()));
    }

    @Test
    void carriesFridaysRateThroughTheWeekend() {
        var friday = rate("1.15", FRIDAY);

        var choice =
                selection.choose(
                        List.of(THE_ECB), List.of(), friday, Instant.parse("2026-11-22T10:00:00Z"));

        assertThat(choice)
                .isEqualTo(new Choice.Carried<RateQuote, Rate>(friday, Quality.FRESH, List.of()));
    }

    @Test
    void carriesFridaysRateAsStaleWhenMondaysDidNotCome() {
        var friday = rate("1.15", FRIDAY);

        assertThat(choose(friday))
                .isEqualTo(new Choice.Carried<RateQuote, Rate>(friday, Quality.STALE, List.of()));
    }

    @Test
    void refusesARateAHundredTimesOff() {
        var friday = rate("1.15", FRIDAY);

        var choice = choose(friday, quote(THE_ECB, "115", MONDAY));

        assertThat(choice).isInstanceOf(Choice.Carried.class);
        assertThat(choice.refusals())
                .extracting(Refusal::reason)
                .containsExactly(
                        new Refusal.Implausible(new BigDecimal("115"), new BigDecimal("1.15")));
    }

    @Test
    void hasNothingWhenNobodyEverSaidAnything() {
        assertThat(selection.choose(List.of(THE_ECB), List.of(), null, MONDAY_EVENING))
                .isEqualTo(new Choice.Nothing<>(List.of()));
    }

    private Choice<RateQuote, Rate> choose(Rate last, RateQuote... quotes) {
        return selection.choose(
                List.of(THE_ECB, FRANKFURTER), List.of(quotes), last, MONDAY_EVENING);
    }

    private static RateQuote quote(SourceName source, String number, Instant asOf) {
        return new RateQuote(source, EUR, USD, new BigDecimal(number), asOf);
    }

    private static Rate rate(String number, Instant asOf) {
        return new Rate(1, EUR, USD, new BigDecimal(number), asOf, asOf, THE_ECB);
    }
}
