package io.tenfolio.price;

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
}
