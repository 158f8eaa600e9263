package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.AsOf;
import io.tenfolio.batch.price.source.ReadQuote;
import io.tenfolio.batch.price.source.Reading;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Quote;
import io.tenfolio.price.SourceName;
import io.tenfolio.price.Venue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    private static final SourceName SOURCE = new SourceName("twelvedata");
    private static final Instant NOON = Instant.parse("2026-09-18T12:00:00Z");
    private static final InstrumentId LONDON = new InstrumentId(1);
    private static final InstrumentId NASDAQ = new InstrumentId(2);
    private static final InstrumentId FUND = new InstrumentId(3);
    private static final InstrumentId BOND = new InstrumentId(4);
    private static final Map<String, InstrumentId> CODES =
            Map.of("BANK", LONDON, "ACME", NASDAQ, "900001", FUND, "BUND", BOND);

    private final Statements statements = new Statements();
    private final Refusals refusals = new Refusals();

    @Test
    void turnsPenceIntoPounds() {
        read(new ReadQuote("BANK", "XLON", new BigDecimal("1234.5"), "GBp", at(NOON)));

        assertThat(statements.of(LONDON))
                .containsExactly(new Quote(SOURCE, LONDON, UnitPrice.of("12.345", "GBP"), NOON));
        assertThat(statements.rawQuoteOf(statements.of(LONDON).getFirst())).contains(77L);
    }

    @Test
    void turnsABondsPercentIntoThePriceOfAUnitOfNominal() {
        read(new ReadQuote("BUND", "XFRA", new BigDecimal("98.5"), "EUR", at(NOON)));

        assertThat(statements.of(BOND))
                .containsExactly(new Quote(SOURCE, BOND, UnitPrice.of("0.985", "EUR"), NOON));
    }

    @Test
    void refusesTheSameTickerAtAnotherVenue() {
        read(new ReadQuote("ACME", "XLON", new BigDecimal("10"), "USD", at(NOON)));

        assertThat(statements.of(NASDAQ)).isEmpty();
        assertThat(refusals.count()).isEqualTo(1);
    }

    @Test
    void takesAPartOfAMarketForTheMarket() {
        read(new ReadQuote("ACME", "XNGS", new BigDecimal("10"), "USD", at(NOON)));

        assertThat(statements.of(NASDAQ)).hasSize(1);
    }

    @Test
    void refusesACurrencyNobodyKnows() {
        read(new ReadQuote("ACME", "", new BigDecimal("10"), "DOLLARS", at(NOON)));

        assertThat(statements.of(NASDAQ)).isEmpty();
        assertThat(refusals.count()).isEqualTo(1);
    }

    @Test
    void refusesPenceThatAreTooFineForAPrice() {
        read(new ReadQuote("BANK", "", new BigDecimal("0.000000000000000001"), "GBp", at(NOON)));

        assertThat(statements.of(LONDON)).isEmpty();
        assertThat(refusals.count()).isEqualTo(1);
    }

    @Test
    void givesADayTheTimeAtWhichTheVenuesValueHolds() {
        read(
                new ReadQuote(
                        "900001",
                        "",
                        new BigDecimal("89.5712"),
                        "INR",
                        new AsOf.Day(LocalDate.parse("2026-09-18"))));

        assertThat(statements.of(FUND).getFirst().asOf())
                .isEqualTo(Instant.parse("2026-09-18T10:00:00Z"));
    }

    private void read(ReadQuote quote) {
        var dollars = Currency.getInstance("USD");
        var instruments =
                Map.<InstrumentId, Instrument>of(
                        LONDON,
                        new Instrument.Equity(
                                LONDON,
                                "Bank",
                                "BANK",
                                new Mic("XLON"),
                                Currency.getInstance("GBP"),
                                Classification.NONE),
                        NASDAQ,
                        new Instrument.Equity(
                                NASDAQ,
                                "Acme",
                                "ACME",
                                new Mic("XNAS"),
                                dollars,
                                Classification.NONE),
                        FUND,
                        new Instrument.Fund(
                                FUND,
                                "Fund",
                                "FUND",
                                Currency.getInstance("INR"),
                                new Classification("", "IN")),
                        BOND,
                        new Instrument.Bond(
                                BOND,
                                "Federal bond",
                                "BUND",
                                new Mic("XFRA"),
                                Currency.getInstance("EUR"),
                                Classification.NONE));
        var venue =
                new Venue(
                        "FUND-IN",
                        ZoneId.of("Asia/Kolkata"),
                        Venue.Rhythm.DAILY,
                        LocalTime.of(15, 30),
                        LocalTime.of(21, 30),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of(),
                        Duration.ofHours(2));
        new Normalisation(instruments, MarketCalendar.of(List.of(venue)), statements, refusals)
                .normalise(SOURCE, new Reading(List.of(quote), List.of(), List.of()), CODES, 77);
    }

    private static AsOf at(Instant instant) {
        return new AsOf.Moment(instant);
    }
}
