package io.tenfolio.marketsim;

/// How an instrument's price moves. `start` is its price on [Market#ANCHOR] in the quoted unit; `drift` and `volatility` are
/// of log prices and per year; `marketShare` is how much of the common movement it takes part in (1 = like the market).
/// Two instruments with one `path` (two plans of a fund) move alike. Prices have `digits` decimals.
///
/// Doubles, unlike everywhere else: this invents prices, it does not account for money.
public record Walk(
        String path,
        double start,
        double drift,
        double volatility,
        double marketShare,
        int digits) {
    public Walk {
        if (!(start > 0) || !(volatility >= 0) || digits < 0 || digits > 8) {
            throw new IllegalArgumentException(
                    "No price can walk like this: start %s, volatility %s, %s digits"
                            .formatted(start, volatility, digits));
        }
    }
}
