package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Sources;
import io.tenfolio.batch.price.source.Sources.Connected;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.Venues;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.MarketCalendar;
import io.tenfolio.price.Price;
import io.tenfolio.price.SourceName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Finds out which sources have something to say that we do not know yet: a price is due of one of their
/// instruments, or a rate, by the calendar of its venue.
@Component
class DuePrices {
    private final Sources sources;
    private final Instruments instruments;
    private final Prices prices;
    private final RawQuotes rawQuotes;
    private final Venues venues;

    DuePrices(
            Sources sources,
            Instruments instruments,
            Prices prices,
            RawQuotes rawQuotes,
            Venues venues) {
        this.sources = sources;
        this.instruments = instruments;
        this.prices = prices;
        this.rawQuotes = rawQuotes;
        this.venues = venues;
    }

    /// The codes to ask each source for that is to be asked; none for one that only knows rates.
    Map<Connected, Set<String>> at(Instant now) {
        var known = new Known(now);
        var due = new LinkedHashMap<Connected, Set<String>>();
        for (var source : sources.all()) {
            if (known.isLeftAlone(source)) continue;
            var codes = known.dueCodes(source);
            if (!codes.isEmpty() || source.source().knowsRates() && known.areRatesDue(source)) {
                due.put(source, codes);
            }
        }
        return due;
    }

    /// What is known, read once for all sources.
    private final class Known {
        private final Instant now;
        private final MarketCalendar calendar = venues.calendar();
        private final Map<InstrumentId, Instrument> all = instruments.all();
        private final Map<InstrumentId, Price> newest;
        private final Map<SourceName, Instant> lastAnswers =
                rawQuotes.lastAnswers(sources.all().stream().map(Connected::name).toList());

        Known(Instant now) {
            this.now = now;
            this.newest = prices.latest(now);
        }

        boolean isLeftAlone(Connected source) {
            var last = lastAnswers.get(source.name());
            return last != null && last.plus(source.settings().atMostEvery()).isAfter(now);
        }

        Set<String> dueCodes(Connected source) {
            var codes = new TreeSet<String>();
            instruments
                    .codesOf(source.name().value())
                    .forEach((code, id) -> {
                        var instrument = Objects.requireNonNull(all.get(id));
                        if (source.settings().alwaysDue()
                                || calendar.isDue(instrument, newest.get(id), now)) {
                            codes.add(code);
                        }
                    });
            return codes;
        }

        boolean areRatesDue(Connected source) {
            var rates = prices.latestRates(now);
            if (source.settings().alwaysDue() || rates.isEmpty()) return true;
            var venue = calendar.venue(MarketCalendar.ECB);
            return venue.isEmpty()
                    || rates.values().stream()
                            .anyMatch(rate -> venue.get().isDue(rate.asOf(), now));
        }
    }
}
