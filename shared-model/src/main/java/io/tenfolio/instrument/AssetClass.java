package io.tenfolio.instrument;

/// What kind of thing an instrument is; stored by name, shown in allocations.
public enum AssetClass {
    EQUITY,
    ETF,
    FUND,
    BOND,
    CRYPTO,
    COMMODITY,
    CASH
}
