package io.tenfolio.marketsim;

import java.util.List;

/// Ten coins by their public names; their prices are as invented as all others.
final class DemoCoins {
    static final List<DemoInstrument.Coin> ALL =
            List.of(
                    coin("bitcoin", "BTC", "Bitcoin", 42_280, 0.28, 2),
                    coin("ethereum", "ETH", "Ethereum", 2_295, 0.35, 2),
                    coin("solana", "SOL", "Solana", 101.5, 0.5, 2),
                    coin("ripple", "XRP", "XRP", 0.6152, 0.45, 4),
                    coin("cardano", "ADA", "Cardano", 0.5941, 0.45, 4),
                    coin("dogecoin", "DOGE", "Dogecoin", 0.08953, 0.55, 5),
                    coin("polkadot", "DOT", "Polkadot", 8.19, 0.45, 3),
                    coin("litecoin", "LTC", "Litecoin", 72.8, 0.4, 2),
                    coin("chainlink", "LINK", "Chainlink", 14.93, 0.45, 3),
                    coin("stellar", "XLM", "Stellar", 0.1291, 0.45, 5));

    private DemoCoins() {}

    private static DemoInstrument.Coin coin(
            String id, String ticker, String name, double start, double volatility, int digits) {
        return new DemoInstrument.Coin(
                id, ticker, name, new Walk(id, start, 0.08, volatility, 2.0, digits));
    }
}
