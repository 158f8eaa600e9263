package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// CoinGecko: crypto currencies in US dollars by CoinGecko's own ids, as tickers of coins are not unique.
public final class CoinGecko implements PriceSource {
    public static final SourceName NAME = new SourceName("coingecko");

    private static final String DOLLARS = "USD";

    private final SourceSettings settings;

    public CoinGecko(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public SourceName name() {
        return NAME;
    }

    @Override
    public List<URI> questions(Collection<String> codes) {
        return Questions.inBatches(
                codes,
                settings.batch(),
                ids ->
                        Questions.address(
                                settings.url(),
                                "/simple/price",
                                Map.of(
                                        "ids",
                                        ids,
                                        "vs_currencies",
                                        "usd",
                                        "include_last_updated_at",
                                        "true")));
    }

    /// The paid plan has a host and a header of its own.
    @Override
    public Map<String, String> headers() {
        if (settings.key().isEmpty()) return Map.of();
        var host = settings.url().getHost();
        return Map.of(
                host != null && host.startsWith("pro-") ? "x-cg-pro-api-key" : "x-cg-demo-api-key",
                settings.key());
    }

    @Override
    public Reading read(RawQuote answer, Set<String> codes) {
        return CoinGeckoReader.read(answer, codes, DOLLARS);
    }
}
