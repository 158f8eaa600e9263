package io.tenfolio.price;

import java.util.Map;

/// The name of a price source as settings, tables and screens know it, e.g. `twelvedata`.
public record SourceName(String value) {
    public SourceName {
        if (!value.matches("[a-z0-9-]{1,40}"))
            throw new IllegalArgumentException("%s is not the name of a source".formatted(value));
    }

    /// What a person typed in.
    public static final SourceName MANUAL = new SourceName("manual");

    /// What the ledger's last trade paid, where no source ever said anything.
    public static final SourceName LAST_TRADE = new SourceName("last-trade");

    private static final Map<String, String> LABELS =
            Map.of(
                    "twelvedata", "Twelve Data",
                    "amfi", "AMFI",
                    "ecb", "ECB",
                    "coingecko", "CoinGecko",
                    "finnhub", "Finnhub");

    /// What people call it; one that is not listed keeps its own name.
    public String label() {
        return LABELS.getOrDefault(value, value);
    }
}
