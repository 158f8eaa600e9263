package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Refused.Reason.ANOTHER_FORMAT;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_ASKED_FOR;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_TIME;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Reads trades as Finnhub pushes them: `{"type":"trade","data":[{"s":"ACME","p":103.12,"t":1789746000123,"v":100,"c":["1"]}]}`, several in
/// one message and in any order. A trade names no currency: it is in the one the instrument is listed in.
public final class FinnhubTrades {
    private FinnhubTrades() {}

    /// @param currencies of the symbols that are known; nothing is read of others
    public static Reading read(byte[] body, Map<String, String> currencies) {
        try {
            return read(JsonText.read(body), currencies);
        } catch (JsonText.Unreadable e) {
            return Reading.refused(ANOTHER_FORMAT, e.reason());
        }
    }

    /// The symbols that a message speaks of.
    ///
    /// @throws NotTrades if it is no message with trades
    public static Set<String> symbols(byte[] body) throws NotTrades {
        try {
            var message = JsonText.read(body);
            var symbols = new LinkedHashSet<String>();
            var trades = message.nested("data");
            if (!isTrades(message) || trades.isEmpty()) {
                throw new NotTrades("it is not {\"type\":\"trade\",\"data\":[…]}");
            }
            for (var name : trades.get().members().keySet()) {
                trades.get().nested(name).flatMap(trade -> trade.text("s")).ifPresent(symbols::add);
            }
            if (symbols.isEmpty()) {
                throw new NotTrades("there is no trade with a symbol in it");
            }
            return symbols;
        } catch (JsonText.Unreadable e) {
            throw new NotTrades(e.reason());
        }
    }

    private static boolean isTrades(JsonText message) {
        return message.text("type").filter("trade"::equals).isPresent();
    }

    private static Reading read(JsonText message, Map<String, String> currencies) {
        var trades = message.nested("data");
        if (!isTrades(message) || trades.isEmpty()) {
            return Reading.refused(ANOTHER_FORMAT, "it is no message with trades");
        }
        var reading = new Reading.Builder();
        for (var name : trades.get().members().keySet()) {
            trades.get()
                    .nested(name)
                    .ifPresentOrElse(
                            trade -> read(trade, currencies, reading),
                            () -> reading.refuse(name, ANOTHER_FORMAT, "it is not an object"));
        }
        return reading.build();
    }

    private static void read(
            JsonText trade, Map<String, String> currencies, Reading.Builder reading) {
        var symbol = trade.text("s").orElse("");
        var currency = currencies.get(symbol);
        var price = trade.text("p").filter(text -> !Numbers.isNoPrice(text));
        var number = price.flatMap(Numbers::positive);
        var time = trade.text("t").flatMap(Numbers::epochMillis);
        if (currency == null) {
            reading.refuse(symbol, NOT_ASKED_FOR, "nobody knows it");
        } else if (price.isEmpty()) {
            reading.refuse(symbol, NO_PRICE, "");
        } else if (number.isEmpty()) {
            reading.refuse(symbol, NOT_A_PRICE, price.get());
        } else if (time.isEmpty()) {
            reading.refuse(symbol, NO_TIME, "");
        } else {
            reading.quote(new ReadQuote(symbol, "", number.get(), currency, time.get()));
        }
    }

    /// A body that says nothing about trades.
    public static final class NotTrades extends Exception {
        NotTrades(String why) {
            super(why);
        }
    }
}
