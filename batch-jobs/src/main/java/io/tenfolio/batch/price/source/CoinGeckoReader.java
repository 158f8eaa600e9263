package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Refused.Reason.ANOTHER_FORMAT;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_ASKED_FOR;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_TIME;
import static io.tenfolio.batch.price.source.Refused.Reason.SOURCE_REFUSED;

import io.tenfolio.price.RawQuote;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads CoinGecko's `simple/price`: an object keyed by coin, each with a price and `last_updated_at`. Errors
/// come in three shapes; an unknown coin is simply not there.
final class CoinGeckoReader {
    private CoinGeckoReader() {}

    static Reading read(RawQuote answer, Set<String> codes, String currency) {
        if (!ContentTypes.isJson(answer)) {
            return Reading.refused(ANOTHER_FORMAT, "its type is " + answer.contentType());
        }
        try {
            return read(JsonText.read(answer.body()), codes, currency);
        } catch (JsonText.Unreadable e) {
            return Reading.refused(ANOTHER_FORMAT, e.reason());
        }
    }

    private static Reading read(JsonText document, Set<String> codes, String currency) {
        var error = errorIn(document, codes);
        if (error.isPresent()) return Reading.refused(SOURCE_REFUSED, error.get());
        var reading = new Reading.Builder();
        for (var coin : document.members().keySet()) {
            if (!codes.contains(coin)) {
                reading.refuse(coin, NOT_ASKED_FOR, "");
                continue;
            }
            document.nested(coin)
                    .ifPresentOrElse(
                            entry -> readPrice(coin, entry, currency, reading),
                            () -> reading.refuse(coin, ANOTHER_FORMAT, "it is not an object"));
        }
        return reading.build();
    }

    private static void readPrice(
            String coin, JsonText entry, String currency, Reading.Builder reading) {
        var text =
                entry.text(currency.toLowerCase(Locale.ROOT))
                        .filter(price -> !Numbers.isNoPrice(price));
        var number = text.flatMap(Numbers::positive);
        var asOf = entry.text("last_updated_at").flatMap(Numbers::epochSecond);
        if (text.isEmpty()) {
            reading.refuse(coin, NO_PRICE, "");
        } else if (number.isEmpty()) {
            reading.refuse(coin, NOT_A_PRICE, text.get());
        } else if (asOf.isEmpty()) {
            reading.refuse(coin, NO_TIME, "");
        } else {
            reading.quote(new ReadQuote(coin, "", number.get(), currency, asOf.get()));
        }
    }

    /// `{"error": "…"}`, `{"error": {"status": {…}}}` or `{"status": {"error_code": …}}`.
    private static Optional<String> errorIn(JsonText document, Set<String> codes) {
        if (document.has("error") && !codes.contains("error")) {
            return Optional.of(
                    document.nested("error")
                            .flatMap(error -> error.nested("status"))
                            .map(CoinGeckoReader::codeOf)
                            .orElse("without a code"));
        }
        return document.nested("status")
                .filter(status -> status.has("error_code"))
                .map(CoinGeckoReader::codeOf);
    }

    private static String codeOf(JsonText status) {
        return "code " + status.text("error_code").orElse("unknown");
    }
}
