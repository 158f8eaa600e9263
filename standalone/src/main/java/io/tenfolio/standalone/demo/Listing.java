package io.tenfolio.standalone.demo;

import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Isin;
import io.tenfolio.instrument.Mic;
import io.tenfolio.instrument.Ticker;
import io.tenfolio.marketsim.DemoInstrument;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// An instrument of the pretend market with its number and identifiers in Tenfolio.
record Listing(Instrument instrument, DemoInstrument origin, List<Identifier> identifiers) {

    static Listing of(int number, DemoInstrument origin) {
        var id = new InstrumentId(number);
        var currency = Currency.getInstance(origin.currency());
        var classification = new Classification(origin.sector(), origin.country());
        var instrument =
                switch (origin) {
                    case DemoInstrument.Listed listed ->
                            listed(id, listed, currency, classification);
                    case DemoInstrument.Fund fund ->
                            new Instrument.Fund(
                                    id, fund.name(), fund.symbol(), currency, classification);
                    case DemoInstrument.Coin coin ->
                            new Instrument.Crypto(
                                    id, coin.name(), coin.ticker(), currency, classification);
                };
        return new Listing(instrument, origin, identifiersOf(origin));
    }

    private static Instrument listed(
            InstrumentId id,
            DemoInstrument.Listed listed,
            Currency currency,
            Classification classification) {
        var venue = new Mic(listed.venue().name());
        return listed.kind() == DemoInstrument.Kind.ETF
                ? new Instrument.Etf(
                        id, listed.name(), listed.symbol(), venue, currency, classification)
                : new Instrument.Equity(
                        id, listed.name(), listed.symbol(), venue, currency, classification);
    }

    private static List<Identifier> identifiersOf(DemoInstrument origin) {
        var identifiers = new ArrayList<Identifier>();
        identifiers.add(Identifier.ofSource(origin.source().code(), origin.symbol()));
        if (origin instanceof DemoInstrument.Coin coin) {
            // coins trade at any hour: the pretend market pushes them between slots
            identifiers.add(Identifier.ofSource("finnhub", coin.symbol()));
        }
        origin.isin().map(Isin::new).map(Identifier::of).ifPresent(identifiers::add);
        if (origin instanceof DemoInstrument.Listed listed) {
            identifiers.add(
                    Identifier.of(new Ticker(listed.symbol()), new Mic(listed.venue().name())));
        }
        return identifiers;
    }

    InstrumentId id() {
        return instrument.id();
    }

    Currency currency() {
        return instrument.currency();
    }

    boolean isStock() {
        return instrument instanceof Instrument.Equity;
    }

    boolean isEtf() {
        return instrument instanceof Instrument.Etf;
    }

    boolean isFund() {
        return instrument instanceof Instrument.Fund;
    }

    boolean isCoin() {
        return instrument instanceof Instrument.Crypto;
    }

    /// Units can be bought in fractions of this many digits.
    int unitDigits() {
        return isCoin() ? 6 : isFund() ? 3 : 0;
    }
}
