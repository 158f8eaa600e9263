package io.tenfolio.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.money.UnitPrice;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MarketCalendarTest {
    private static final Instant SATURDAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final InstrumentId ID = new InstrumentId(1);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency INR = Currency.getInstance("INR");

    private final MarketCalendar calendar = SomeVenues.CALENDAR;

    @Test
    void letsAShareFollowItsExchange() {
        assertThat(calendar.venueOf(share("XNYS"))).contains(SomeVenues.NEW_YORK);
    }

    @Test
    void letsAFundFollowItsCountrysNavTime() {
        var fund = new Instrument.Fund(ID, "Flexi Cap", "FLEX", INR, new Classification("", "IN"));

        assertThat(calendar.venueOf(fund)).contains(SomeVenues.AMFI);
    }

    @Test
    void neverAsksForThePriceOfCash() {
        assertThat(calendar.isDue(new Instrument.Currency(ID, USD), null, SATURDAY)).isFalse();
    }

    @Test
    void alwaysAsksForWhatHasNoPriceYet() {
        assertThat(calendar.isDue(share("XNYS"), null, SATURDAY)).isTrue();
    }

    @Test
    void asksForNothingOnSaturdayThatIsKnownSinceFridaysClose() {
        var friday = price(Instant.parse("2026-11-20T21:00:00Z"));

        assertThat(calendar.isDue(share("XNYS"), friday, SATURDAY)).isFalse();
        assertThat(calendar.isStale(share("XNYS"), friday, SATURDAY)).isFalse();
    }

    @Test
    void asksForButNeverCallsStaleWhatTradesWhereNobodyKnows() {
        var old = price(Instant.EPOCH);

        assertThat(calendar.isDue(share("XBOM"), old, SATURDAY)).isTrue();
        assertThat(calendar.isStale(share("XBOM"), old, SATURDAY)).isFalse();
    }

    private static Instrument share(String mic) {
        return new Instrument.Equity(ID, "Acme", "ACME", new Mic(mic), USD, Classification.NONE);
    }

    private static Price price(Instant asOf) {
        return new Price(
                1, ID, UnitPrice.of("1", "USD"), asOf, asOf, new SourceName("a"), Quality.FRESH);
    }
}
