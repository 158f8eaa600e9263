package io.tenfolio.batch.price;

import static io.tenfolio.batch.price.source.Refused.Reason.NOT_ASKED_FOR;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.OTHER_VENUE;
import static io.tenfolio.batch.price.source.Refused.Reason.UNKNOWN_CURRENCY;

import io.tenfolio.batch.price.source.AsOf;
import io.tenfolio.batch.price.source.ReadQuote;
import io.tenfolio.batch.price.source.ReadRate;
import io.tenfolio.batch.price.source.Reading;
import io.tenfolio.batch.price.source.Refused;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.money.Decimals;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.PenceNormalisation;
import io.tenfolio.price.PercentOfNominal;
import io.tenfolio.price.Quote;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.price.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Turns what a source said into our instruments, currencies and times: its code into the instrument, pence into
/// pounds, a day into the time at which the venue's value of that day holds.
final class Normalisation {
    private final Map<InstrumentId, Instrument> instruments;
    private final MarketCalendar calendar;
    private final Statements statements;
    private final Refusals refusals;

    Normalisation(
            Map<InstrumentId, Instrument> instruments,
            MarketCalendar calendar,
            Statements statements,
            Refusals refusals) {
        this.instruments = instruments;
        this.calendar = calendar;
        this.statements = statements;
        this.refusals = refusals;
    }

    /// @param codes which instrument the source means by each of its codes
    /// @param rawQuote the stored answer
    void normalise(
            SourceName source, Reading reading, Map<String, InstrumentId> codes, long rawQuote) {
        reading.refused().forEach(refused -> refusals.add(source, refused));
        reading.quotes().forEach(quote -> normalise(source, quote, codes, rawQuote));
        reading.rates().forEach(rate -> statements.add(normalised(source, rate), rawQuote));
    }

    private void normalise(
            SourceName source, ReadQuote quote, Map<String, InstrumentId> codes, long rawQuote) {
        var instrument = Optional.ofNullable(codes.get(quote.code())).map(instruments::get);
        if (instrument.isEmpty()) {
            refuse(source, quote, NOT_ASKED_FOR, "nobody knows it");
        } else if (isElsewhere(quote, instrument.get())) {
            refuse(source, quote, OTHER_VENUE, quote.venue());
        } else {
            price(source, quote, instrument.get(), rawQuote);
        }
    }

    private void price(SourceName source, ReadQuote quote, Instrument instrument, long rawQuote) {
        try {
            var price =
                    instrument instanceof Instrument.Bond
                            ? PercentOfNominal.unitPrice(quote.number(), quote.currency())
                            : PenceNormalisation.unitPrice(quote.number(), quote.currency());
            var asOf = time(quote.asOf(), calendar.venueOf(instrument));
            statements.add(new Quote(source, instrument.id(), price, asOf), rawQuote);
        } catch (PenceNormalisation.UnknownCurrencyCode e) {
            refuse(source, quote, UNKNOWN_CURRENCY, quote.currency());
        } catch (Decimals.OutOfBounds e) {
            refuse(source, quote, NOT_A_PRICE, quote.number().toString());
        }
    }

    private RateQuote normalised(SourceName source, ReadRate rate) {
        return new RateQuote(
                source,
                rate.pivot(),
                rate.currency(),
                rate.perPivot(),
                time(rate.asOf(), calendar.venue(MarketCalendar.ECB)));
    }

    private static Instant time(AsOf asOf, Optional<Venue> venue) {
        return switch (asOf) {
            case AsOf.Moment(var instant) -> instant;
            case AsOf.Day(var day) -> venue.map(v -> v.valueTime(day)).orElseGet(() -> noon(day));
        };
    }

    /// Where nobody described the venue, a time that is on that day nearly everywhere.
    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /// The same ticker means another company at another venue.
    private static boolean isElsewhere(ReadQuote quote, Instrument instrument) {
        return !quote.venue().isEmpty()
                && venueOf(instrument)
                        .map(venue -> !Segments.isSame(quote.venue(), venue))
                        .orElse(false);
    }

    private static Optional<Mic> venueOf(Instrument instrument) {
        return switch (instrument) {
            case Instrument.Equity equity -> Optional.of(equity.venue());
            case Instrument.Etf etf -> Optional.of(etf.venue());
            case Instrument.Bond bond -> Optional.of(bond.venue());
            case Instrument.Fund _,
                    Instrument.Crypto _,
                    Instrument.Commodity _,
                    Instrument.Currency _ ->
                    Optional.empty();
        };
    }

    private void refuse(SourceName source, ReadQuote quote, Refused.Reason reason, String detail) {
        refusals.add(source, new Refused(quote.code(), reason, detail));
    }
}
