package io.tenfolio.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/// What a ledger asks about instruments: the currency each is listed in, and which instrument stands for the
/// cash of a currency.
public final class Listings {
    private final Map<InstrumentId, Currency> currencies = new HashMap<>();
    private final Map<Currency, InstrumentId> cash = new HashMap<>();

    private Listings(Collection<? extends Instrument> instruments) {
        for (var instrument : instruments) {
            currencies.put(instrument.id(), instrument.currency());
            if (instrument instanceof Instrument.Currency) {
                cash.put(instrument.currency(), instrument.id());
            }
        }
    }

    /// All instruments and currencies that a ledger's entries name.
    public static Listings of(Collection<? extends Instrument> instruments) {
        return new Listings(instruments);
    }

    /// @throws UnknownInstrument if it is not listed
    public Currency currencyOf(InstrumentId instrument) {
        var currency = currencies.get(instrument);
        if (currency == null) {
            throw new UnknownInstrument("There is no instrument " + instrument.value());
        }
        return currency;
    }

    /// @throws UnknownInstrument if no instrument stands for cash in this currency
    public InstrumentId cash(Currency currency) {
        var instrument = cash.get(currency);
        if (instrument == null) {
            throw new UnknownInstrument("There is no instrument for cash in " + currency);
        }
        return instrument;
    }

    public boolean isCash(InstrumentId instrument) {
        return instrument.equals(cash.get(currencyOf(instrument)));
    }

    /// An entry names something that is not listed.
    public static final class UnknownInstrument extends IllegalArgumentException {
        UnknownInstrument(String message) {
            super(message);
        }
    }
}
