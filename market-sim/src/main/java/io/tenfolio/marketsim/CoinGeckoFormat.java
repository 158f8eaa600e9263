package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// CoinGecko's `/api/v3/simple/price`: keyed by coin id and lower-case currency, numbers as numbers; an unknown id is left out.
final class CoinGeckoFormat implements SourceFormat {
    private final Market market;

    CoinGeckoFormat(Market market) {
        this.market = market;
    }

    @Override
    public Answer answer(String path, Query query, Instant now, Distortion distortion) {
        if (!path.equals("/api/v3/simple/price")) {
            return Answer.json(
                    404,
                    "{\"error\":\"Incorrect path. Please check https://docs.coingecko.com/\"}");
        }
        var currencies = query.list("vs_currencies");
        if (currencies.isEmpty()) {
            return Answer.json(422, "{\"error\":\"Missing parameter vs_currencies\"}");
        }
        var coins = Json.object();
        int number = 0;
        for (var id : query.list("ids")) {
            var coin = coin(id);
            if (coin.isPresent() && !distortion.leavesOut(id, number++)) {
                coins.raw(id, prices(id, currencies, query, now, distortion));
            }
        }
        return Answer.json(200, coins.end());
    }

    private Optional<DemoInstrument> coin(String id) {
        return market.instrument(id).filter(coin -> coin.source() == Source.COINGECKO);
    }

    private String prices(
            String id, List<String> currencies, Query query, Instant now, Distortion distortion) {
        var quote = market.quote(id, now);
        var prices = Json.object();
        for (var currency : currencies) {
            inCurrency(quote, currency.toUpperCase(Locale.ROOT))
                    .ifPresent(price ->
                            prices.raw(
                                    currency.toLowerCase(Locale.ROOT),
                                    distortion.price(id, price, 0)));
        }
        if (query.text("include_last_updated_at", "false").equals("true")) {
            var updated = distortion.time(id, quote.time());
            prices.number("last_updated_at", updated.getEpochSecond());
        }
        return prices.end();
    }

    private Optional<BigDecimal> inCurrency(MarketQuote quote, String currency) {
        var day = quote.day();
        if (currency.equals("USD")) {
            return Optional.of(quote.price());
        }
        var inEuro = quote.price().divide(market.rateOn("USD", day), 8, RoundingMode.HALF_EVEN);
        if (currency.equals("EUR")) {
            return Optional.of(inEuro);
        }
        return market.currencies().contains(currency)
                ? Optional.of(
                        inEuro.multiply(market.rateOn(currency, day))
                                .setScale(8, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }

    @Override
    public Answer limitReached() {
        return Answer.json(
                200,
                "{\"status\":{\"error_code\":429,\"error_message\":\"You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe to our API plans for higher rate limits.\"}}");
    }
}
