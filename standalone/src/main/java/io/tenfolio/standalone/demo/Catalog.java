package io.tenfolio.standalone.demo;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.marketsim.Market;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All instruments of the demo: the currencies people keep as cash first, then what the pretend market lists.
final class Catalog {
    private static final List<Currency> CASH =
            Stream.of("EUR", "USD", "GBP", "INR").map(Currency::getInstance).toList();

    private final Map<Currency, InstrumentId> cash = new HashMap<>();
    private final List<Instrument.Currency> currencies = new ArrayList<>();
    private final List<Listing> listings = new ArrayList<>();

    Catalog(Market market) {
        for (var currency : CASH) {
            var id = new InstrumentId(currencies.size() + 1);
            currencies.add(new Instrument.Currency(id, currency));
            cash.put(currency, id);
        }
        for (var instrument : market.instruments()) {
            listings.add(Listing.of(CASH.size() + listings.size() + 1, instrument));
        }
    }

    List<Instrument.Currency> currencies() {
        return currencies;
    }

    List<Listing> listings() {
        return listings;
    }

    Listing listing(InstrumentId id) {
        return listings.get(id.value() - CASH.size() - 1);
    }

    InstrumentId cash(Currency currency) {
        var id = cash.get(currency);
        if (id == null) {
            throw new IllegalArgumentException("Nobody in the demo keeps " + currency);
        }
        return id;
    }

    /// Every instrument, currencies included, by number.
    Stream<Instrument> all() {
        return Stream.concat(currencies.stream(), listings.stream().map(Listing::instrument));
    }
}
