package io.tenfolio.web.instrument;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Isin;
import io.tenfolio.instrument.Mic;
import io.tenfolio.instrument.Ticker;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An instrument as somebody types it: nothing of it need be right yet.
record NewInstrument(
        AssetClass assetClass,
        String name,
        String isin,
        String ticker,
        String mic,
        @Nullable Currency currency) {
    /// What is typed.
    enum Field {
        NAME,
        ISIN,
        TICKER,
        MIC,
        CURRENCY
    }

    /// The key of a text for each field that is wrong; empty when it can be added.
    Map<Field, String> problems() {
        var problems = new LinkedHashMap<Field, String>();
        if (name.isBlank() || name.strip().length() > 200) {
            problems.put(Field.NAME, "instrument.name.missing");
        }
        if (!isin.isBlank() && !valid(() -> new Isin(upper(isin)))) {
            problems.put(Field.ISIN, "instrument.isin.wrong");
        }
        if (!ticker.isBlank() && !valid(() -> new Ticker(upper(ticker)))) {
            problems.put(Field.TICKER, "instrument.ticker.wrong");
        }
        if (!mic.isBlank() && !valid(() -> new Mic(upper(mic)))) {
            problems.put(Field.MIC, "instrument.mic.wrong");
        }
        if (hasVenue() && mic.isBlank()) {
            problems.put(Field.MIC, "instrument.mic.missing");
        }
        if (isin.isBlank() && ticker.isBlank()) {
            problems.putIfAbsent(Field.ISIN, "instrument.identifier.missing");
        }
        if (currency == null) {
            problems.put(Field.CURRENCY, "booking.currency.missing");
        }
        return problems;
    }

    List<Identifier> identifiers() {
        var identifiers = new ArrayList<Identifier>();
        if (!isin.isBlank()) {
            identifiers.add(Identifier.of(new Isin(upper(isin))));
        }
        if (!ticker.isBlank() && !mic.isBlank()) {
            identifiers.add(Identifier.of(new Ticker(upper(ticker)), new Mic(upper(mic))));
        }
        return identifiers;
    }

    Instrument as(InstrumentId id) {
        var in = Objects.requireNonNull(currency, "currency");
        var symbol = ticker.isBlank() ? upper(isin) : upper(ticker);
        var called = name.strip();
        return switch (assetClass) {
            case EQUITY ->
                    new Instrument.Equity(id, called, symbol, venue(), in, Classification.NONE);
            case ETF -> new Instrument.Etf(id, called, symbol, venue(), in, Classification.NONE);
            case BOND -> new Instrument.Bond(id, called, symbol, venue(), in, Classification.NONE);
            case FUND -> new Instrument.Fund(id, called, symbol, in, Classification.NONE);
            case CRYPTO -> new Instrument.Crypto(id, called, symbol, in, Classification.NONE);
            case COMMODITY -> new Instrument.Commodity(id, called, symbol, in, Classification.NONE);
            case CASH -> throw new IllegalArgumentException("Cash is not added by hand");
        };
    }

    private boolean hasVenue() {
        return switch (assetClass) {
            case EQUITY, ETF, BOND -> true;
            case FUND, CRYPTO, COMMODITY, CASH -> false;
        };
    }

    private Mic venue() {
        return new Mic(upper(mic));
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static boolean valid(Runnable making) {
        try {
            making.run();
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }
}
