package io.tenfolio.batch.price;

import io.tenfolio.batch.price.RunAnswers.Said;
import io.tenfolio.batch.price.source.FinnhubTrades;
import io.tenfolio.batch.price.source.Refused;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.BookedFacts;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.price.QuoteInbox.Pushed;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.Venues;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Price;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a pushed message into prices by the rules of a run: word for word into the raw answers, then normalised, what cannot be believed
/// refused, the newest chosen and recorded. A price of a source that is preferred stands as long as nothing newer was due of it.
@Component
public class TakePushed {
    private static final String CONTENT_TYPE = "application/json";

    private final Instruments instruments;
    private final Venues venues;
    private final RawQuotes rawQuotes;
    private final Prices prices;
    private final Pushes pushes;
    private final BookedFacts facts;
    private final Runs runs;
    private final DeadLetters deadLetters;
    private final SlotTimes times;
    private final PriceSettings settings;

    TakePushed(
            Instruments instruments,
            Venues venues,
            RawQuotes rawQuotes,
            Prices prices,
            Pushes pushes,
            BookedFacts facts,
            Runs runs,
            DeadLetters deadLetters,
            SlotTimes times,
            PriceSettings settings) {
        this.instruments = instruments;
        this.venues = venues;
        this.rawQuotes = rawQuotes;
        this.prices = prices;
        this.pushes = pushes;
        this.facts = facts;
        this.runs = runs;
        this.deadLetters = deadLetters;
        this.times = times;
        this.settings = settings;
    }

    /// In the transaction that takes the message; how many prices are new.
    public int take(Pushed message) {
        var now = times.now();
        var known = known(message);
        var rawQuote =
                rawQuotes.store(
                        new RawQuote(
                                message.source(),
                                message.receivedAt(),
                                CONTENT_TYPE,
                                message.body()));
        var said = said(message, known, rawQuote);
        var latest = latest(said, now);
        var preferred = withoutLessPreferred(message.source(), said, latest, now);
        var choices =
                new Choosing(preferred, facts, settings.rules(), now).choose(latest, Map.of());
        int recorded = pushes.record(choices.prices(), choices.qualities(), now);
        runs.latestPublished()
                .map(Run::id)
                .ifPresent(run -> {
                    said.refusals().keepIn(deadLetters, run);
                    said.refusals().log(run);
                });
        return recorded;
    }

    /// The instruments by the codes in the message that are known.
    private Map<String, Instrument> known(Pushed message) {
        var codes = instruments.codesOf(message.source().value());
        var known = new HashMap<String, Instrument>();
        for (var symbol : symbols(message)) {
            var id = codes.get(symbol);
            if (id != null) {
                instruments.find(id).ifPresent(instrument -> known.put(symbol, instrument));
            }
        }
        return known;
    }

    /// What says nothing about trades is refused when it is read.
    private static Set<String> symbols(Pushed message) {
        try {
            return FinnhubTrades.symbols(message.body());
        } catch (FinnhubTrades.NotTrades e) {
            return Set.of();
        }
    }

    private Said said(Pushed message, Map<String, Instrument> known, long rawQuote) {
        var byId = new HashMap<InstrumentId, Instrument>();
        var codes = new HashMap<String, InstrumentId>();
        var currencies = new HashMap<String, String>();
        known.forEach((symbol, instrument) -> {
            byId.put(instrument.id(), instrument);
            codes.put(symbol, instrument.id());
            currencies.put(symbol, instrument.currency().getCurrencyCode());
        });
        var statements = new Statements();
        var refusals = new Refusals();
        var calendar = venues.calendar();
        new Normalisation(byId, calendar, statements, refusals)
                .normalise(
                        message.source(),
                        FinnhubTrades.read(message.body(), currencies),
                        codes,
                        rawQuote);
        return new Said(byId, calendar, Map.of(), List.of(), statements, refusals);
    }

    private Map<InstrumentId, Price> latest(Said said, Instant now) {
        return prices.at(said.instruments().keySet(), List.of(now)).getOrDefault(now, Map.of());
    }

    /// Leaves out the instruments that a preferred source has a fresh price of, and says who may speak of the others.
    private Said withoutLessPreferred(
            SourceName pushing, Said said, Map<InstrumentId, Price> latest, Instant now) {
        var left = new HashMap<InstrumentId, Instrument>();
        var sourcesOf = new HashMap<InstrumentId, List<SourceName>>();
        for (var instrument : said.instruments().values()) {
            var id = instrument.id();
            var preferred =
                    Optional.ofNullable(latest.get(id))
                            .filter(last -> rank(last.source()) < rank(pushing));
            if (preferred
                    .filter(last -> !isStale(said.calendar(), instrument, last, now))
                    .isPresent()) {
                refuse(pushing, said, instrument, preferred.get());
            } else if (!said.statements().of(id).isEmpty()) {
                left.put(id, instrument);
                sourcesOf.put(id, inOrder(pushing, latest.get(id), preferred.isPresent()));
            }
        }
        return new Said(
                left, said.calendar(), sourcesOf, List.of(), said.statements(), said.refusals());
    }

    private static List<SourceName> inOrder(
            SourceName pushing, @Nullable Price last, boolean isPreferred) {
        if (last == null) {
            return List.of(pushing);
        }
        return isPreferred ? List.of(last.source(), pushing) : List.of(pushing, last.source());
    }

    private static void refuse(
            SourceName pushing, Said said, Instrument instrument, Price preferred) {
        said.refusals()
                .add(
                        pushing,
                        new Refused(
                                instrument.symbol(),
                                Refused.Reason.LESS_PREFERRED,
                                preferred.source().value() + " has a fresh one"));
    }

    private static boolean isStale(
            MarketCalendar calendar, Instrument instrument, Price last, Instant now) {
        return calendar.venueOf(instrument)
                .map(venue -> venue.isStale(last.asOf(), now))
                .orElse(false);
    }

    /// Who is not named in the order of preference comes last; a push before what was asked for.
    private int rank(SourceName source) {
        int index = settings.preferred().indexOf(source.value());
        return index < 0 ? settings.preferred().size() : index;
    }
}
