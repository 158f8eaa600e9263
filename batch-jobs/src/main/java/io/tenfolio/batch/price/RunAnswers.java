package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Sources;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.RawQuotes.Fetch;
import io.tenfolio.db.price.Venues;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.SourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads the answers that a run fetched, out of the database: what they say does not depend on who fetched them.
@Component
class RunAnswers {
    private final Sources sources;
    private final RawQuotes rawQuotes;
    private final Instruments instruments;
    private final Venues venues;

    RunAnswers(Sources sources, RawQuotes rawQuotes, Instruments instruments, Venues venues) {
        this.sources = sources;
        this.rawQuotes = rawQuotes;
        this.instruments = instruments;
        this.venues = venues;
    }

    /// What the answers say, beside what it is about and who may say it, the preferred first.
    record Said(
            Map<InstrumentId, Instrument> instruments,
            MarketCalendar calendar,
            Map<InstrumentId, List<SourceName>> sourcesOf,
            List<SourceName> rateSources,
            Statements statements,
            Refusals refusals) {}

    Said read(List<Fetch> fetches) {
        var all = instruments.all();
        var calendar = venues.calendar();
        var codes = codes();
        var statements = new Statements();
        var refusals = new Refusals();
        var normalisation = new Normalisation(all, calendar, statements, refusals);
        for (var id : answers(fetches)) {
            var answer = rawQuotes.read(id);
            var known = codes.getOrDefault(answer.source(), Map.of());
            sources.find(answer.source())
                    .map(source -> source.read(answer, known.keySet()))
                    .ifPresent(reading ->
                            normalisation.normalise(answer.source(), reading, known, id));
        }
        return new Said(all, calendar, sourcesOf(codes), rateSources(), statements, refusals);
    }

    /// The same answer may have come to several attempts.
    private static Iterable<Long> answers(List<Fetch> fetches) {
        var ids = new LinkedHashSet<Long>();
        fetches.forEach(fetch -> fetch.rawQuote().ifPresent(ids::add));
        return ids;
    }

    private Map<SourceName, Map<String, InstrumentId>> codes() {
        var codes = new LinkedHashMap<SourceName, Map<String, InstrumentId>>();
        sources.all()
                .forEach(source ->
                        codes.put(source.name(), instruments.codesOf(source.name().value())));
        return codes;
    }

    private List<SourceName> rateSources() {
        return sources.all().stream()
                .filter(source -> source.source().knowsRates())
                .map(Sources.Connected::name)
                .toList();
    }

    private static Map<InstrumentId, List<SourceName>> sourcesOf(
            Map<SourceName, Map<String, InstrumentId>> codes) {
        var sourcesOf = new HashMap<InstrumentId, List<SourceName>>();
        codes.forEach((source, known) ->
                known.values()
                        .forEach(id ->
                                sourcesOf.computeIfAbsent(id, _ -> new ArrayList<>()).add(source)));
        return sourcesOf;
    }
}
