package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Refused.Reason.ANOTHER_FORMAT;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_ASKED_FOR;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_TIME;
import static io.tenfolio.batch.price.source.Refused.Reason.SOURCE_REFUSED;
import static io.tenfolio.batch.price.source.Refused.Reason.UNKNOWN_CURRENCY;

import io.tenfolio.price.RawQuote;
import java.util.Optional;
import java.util.Set;

/// Reads Twelve Data's `quote`: one symbol as a flat object, several as an object keyed by symbol. Good and bad
/// entries stand side by side, and an exceeded limit comes with HTTP 200 as `{"code": 429, "status": "error"}`.
final class TwelveDataReader {
    private TwelveDataReader() {}

    static Reading read(RawQuote answer, Set<String> codes) {
        if (!ContentTypes.isJson(answer)) {
            return Reading.refused(ANOTHER_FORMAT, "its type is " + answer.contentType());
        }
        try {
            return read(JsonText.read(answer.body()), codes);
        } catch (JsonText.Unreadable e) {
            return Reading.refused(ANOTHER_FORMAT, e.reason());
        }
    }

    private static Reading read(JsonText document, Set<String> codes) {
        if (isError(document)) {
            return Reading.refused(SOURCE_REFUSED, errorOf(document));
        }
        var reading = new Reading.Builder();
        var single = document.text("symbol");
        if (single.isPresent()) {
            readEntry(single.get(), document, codes, reading);
            return reading.build();
        }
        for (var symbol : document.members().keySet()) {
            document.nested(symbol)
                    .ifPresentOrElse(
                            entry -> readEntry(symbol, entry, codes, reading),
                            () -> reading.refuse(symbol, ANOTHER_FORMAT, "it is not an object"));
        }
        return reading.build();
    }

    private static void readEntry(
            String symbol, JsonText entry, Set<String> codes, Reading.Builder reading) {
        if (!codes.contains(symbol)) {
            reading.refuse(symbol, NOT_ASKED_FOR, "");
        } else if (isError(entry)) {
            reading.refuse(symbol, SOURCE_REFUSED, errorOf(entry));
        } else if (!entry.text("symbol").filter(named -> isSame(symbol, named)).isPresent()) {
            reading.refuse(
                    symbol,
                    NOT_ASKED_FOR,
                    "it calls itself " + entry.text("symbol").orElse("nothing"));
        } else {
            readPrice(symbol, entry, reading);
        }
    }

    private static void readPrice(String symbol, JsonText entry, Reading.Builder reading) {
        var close = entry.text("close").filter(text -> !Numbers.isNoPrice(text));
        var number = close.flatMap(Numbers::positive);
        var asOf = time(entry);
        var currency = entry.text("currency").filter(code -> !code.isBlank());
        if (close.isEmpty()) {
            reading.refuse(symbol, NO_PRICE, "");
        } else if (number.isEmpty()) {
            reading.refuse(symbol, NOT_A_PRICE, close.get());
        } else if (asOf.isEmpty()) {
            reading.refuse(symbol, NO_TIME, "");
        } else if (currency.isEmpty()) {
            reading.refuse(symbol, UNKNOWN_CURRENCY, "it names none");
        } else {
            var venue = entry.text("mic_code").orElse("");
            reading.quote(new ReadQuote(symbol, venue, number.get(), currency.get(), asOf.get()));
        }
    }

    /// The last trade where the plan tells it, else the time of the bar.
    private static Optional<AsOf> time(JsonText entry) {
        return entry.text("last_quote_at")
                .or(() -> entry.text("timestamp"))
                .flatMap(Numbers::epochSecond);
    }

    /// `ACME:XNGS` was asked for, `ACME` is answered.
    private static boolean isSame(String asked, String named) {
        return asked.equals(named) || asked.startsWith(named + ":");
    }

    private static boolean isError(JsonText entry) {
        return entry.text("status").filter("error"::equals).isPresent()
                || entry.has("code") && entry.has("message");
    }

    /// Only the code: a message may repeat the key.
    private static String errorOf(JsonText entry) {
        return "code " + entry.text("code").orElse("unknown");
    }
}
