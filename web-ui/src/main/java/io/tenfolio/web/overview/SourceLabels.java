package io.tenfolio.web.overview;

import io.tenfolio.price.SourceName;
import java.util.Map;

/// Price sources as people know them; one that is not listed keeps its own name.
public final class SourceLabels {
    private static final Map<String, String> KNOWN =
            Map.of(
                    "twelvedata", "Twelve Data",
                    "amfi", "AMFI",
                    "ecb", "ECB",
                    "coingecko", "CoinGecko");

    private SourceLabels() {}

    public static String of(SourceName source) {
        return KNOWN.getOrDefault(source.value(), source.value());
    }
}
