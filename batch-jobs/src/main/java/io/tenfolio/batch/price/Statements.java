package io.tenfolio.batch.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Quote;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.Statement;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What all sources said in a run, in our units, and in which stored answer each of it stands.
final class Statements {
    private final Map<InstrumentId, List<Quote>> quotes = new HashMap<>();
    private final Map<Currency, List<RateQuote>> rates = new HashMap<>();
    private final Map<Statement, Long> rawQuotes = new HashMap<>();

    void add(Quote quote, long rawQuote) {
        quotes.computeIfAbsent(quote.instrument(), _ -> new ArrayList<>()).add(quote);
        rawQuotes.putIfAbsent(quote, rawQuote);
    }

    void add(RateQuote rate, long rawQuote) {
        rates.computeIfAbsent(rate.currency(), _ -> new ArrayList<>()).add(rate);
        rawQuotes.putIfAbsent(rate, rawQuote);
    }

    List<Quote> of(InstrumentId instrument) {
        return quotes.getOrDefault(instrument, List.of());
    }

    List<RateQuote> of(Currency currency) {
        return rates.getOrDefault(currency, List.of());
    }

    int count() {
        return Stream.concat(quotes.values().stream(), rates.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    Iterable<Currency> currencies() {
        return rates.keySet();
    }

    Optional<Long> rawQuoteOf(Statement statement) {
        return Optional.ofNullable(rawQuotes.get(statement));
    }
}
