package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Twelve Data: `/price` and `/quote` for one symbol (an object) or several (an object keyed by symbol, in which good and error
/// entries mix). Symbols may name their exchange or market code after a colon. Numbers are text.
///
/// `timestamp` is the minute of the price; the real service gives the start of the bar there and the minute in `last_quote_at`.
final class TwelveDataFormat implements SourceFormat {
    private static final int DIGITS = 5;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Market market;

    TwelveDataFormat(Market market) {
        this.market = market;
    }

    @Override
    public Answer answer(String path, Query query, Instant now, Distortion distortion) {
        if (query.text("apikey", "").isBlank()) {
            return error(
                    401,
                    "**apikey** parameter is incorrect or not specified. You can get your free API key instantly following this link: https://twelvedata.com/pricing.");
        }
        var symbols = query.list("symbol");
        if (symbols.isEmpty()) {
            return error(400, "**symbol** parameter is missing or invalid.");
        }
        return switch (path) {
            case "/price", "/quote" -> {
                var ask = new Ask(path.equals("/quote"), query, now, distortion);
                yield symbols.size() == 1 ? single(ask, symbols.getFirst()) : batch(ask, query);
            }
            default -> error(404, "The requested endpoint does not exist.");
        };
    }

    private record Ask(boolean full, Query query, Instant now, Distortion distortion) {}

    private Answer single(Ask ask, String symbol) {
        return entry(ask, symbol, 0)
                .map(entry -> Answer.json(200, entry))
                .orElseGet(() -> Answer.json(404, unknown()));
    }

    private Answer batch(Ask ask, Query query) {
        var batch = Json.object();
        int number = 0;
        for (var symbol : query.list("symbol")) {
            batch.raw(symbol, entry(ask, symbol, number++).orElse(unknown()));
        }
        return Answer.json(200, batch.end());
    }

    private Optional<String> entry(Ask ask, String asked, int number) {
        var parts = asked.split(":", 2);
        var place = parts.length == 2 ? parts[1] : ask.query().text("mic_code", "");
        return market.instrument(parts[0])
                .filter(instrument -> instrument.source() == Source.TWELVEDATA)
                .filter(instrument -> isAt(instrument.venue(), place))
                .filter(instrument -> !ask.distortion().leavesOut(instrument.symbol(), number))
                .map(instrument -> market.quote(instrument.symbol(), ask.now()))
                .map(quote -> ask.full() ? quote(ask, quote) : price(ask, quote));
    }

    private static boolean isAt(Venue venue, String place) {
        return place.isEmpty()
                || place.equalsIgnoreCase(venue.name())
                || place.equalsIgnoreCase(venue.exchange());
    }

    private static String price(Ask ask, MarketQuote quote) {
        return Json.object().text("price", shown(ask, quote, quote.price())).end();
    }

    private static String quote(Ask ask, MarketQuote quote) {
        var instrument = quote.instrument();
        var time = ask.distortion().time(instrument.symbol(), quote.time());
        var change = quote.price().subtract(quote.previousClose());
        return Json.object()
                .text("symbol", instrument.symbol())
                .text("name", instrument.name())
                .text("exchange", instrument.venue().exchange())
                .text("mic_code", instrument.venue().name())
                .text("currency", instrument.quoteCurrency())
                .text("datetime", datetime(ask, instrument.venue(), time))
                .number("timestamp", time.getEpochSecond())
                .number("last_quote_at", time.truncatedTo(ChronoUnit.MINUTES).getEpochSecond())
                .text("open", shown(ask, quote, quote.open()))
                .text("high", shown(ask, quote, quote.high()))
                .text("low", shown(ask, quote, quote.low()))
                .text("close", shown(ask, quote, quote.price()))
                .text("volume", Long.toString(quote.volume()))
                .text("previous_close", plain(quote.previousClose()))
                .text("change", plain(change))
                .text(
                        "percent_change",
                        change.multiply(HUNDRED)
                                .divide(quote.previousClose(), DIGITS, RoundingMode.HALF_EVEN)
                                .toPlainString())
                .raw("is_market_open", Boolean.toString(quote.marketOpen()))
                .end();
    }

    private static String datetime(Ask ask, Venue venue, Instant time) {
        var local = time.atZone(venue.zone());
        return ask.query().text("interval", "1day").endsWith("min")
                ? local.format(MINUTE)
                : local.toLocalDate().toString();
    }

    private static String shown(Ask ask, MarketQuote quote, BigDecimal price) {
        return ask.distortion().price(quote.instrument().symbol(), price, DIGITS);
    }

    private static String plain(BigDecimal price) {
        return price.setScale(Math.max(DIGITS, price.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    @Override
    public Answer limitReached() {
        return error(
                        429,
                        "You have run out of API credits for the current minute. 9 API credits were used, with the current limit being 8. Wait for the next minute or consider switching to a paid plan.")
                .withStatus(200);
    }

    private static String unknown() {
        return message(
                404,
                "**symbol** or **figi** parameter is missing or invalid. Please provide a valid symbol according to API documentation.");
    }

    private static Answer error(int code, String message) {
        return Answer.json(code, message(code, message));
    }

    private static String message(int code, String message) {
        return Json.object()
                .number("code", code)
                .text("message", message)
                .text("status", "error")
                .end();
    }
}
