package io.tenfolio.marketsim;

import java.util.List;

/// The currencies the pretend central bank publishes, with their worth of one euro on [Market#ANCHOR].
final class Currencies {
    static final List<Listed> ALL =
            List.of(
                    new Listed("USD", new Walk("EUR/USD", 1.1046, 0.01, 0.065, 0, 4)),
                    new Listed("JPY", new Walk("EUR/JPY", 156.33, 0.01, 0.085, 0, 2)),
                    new Listed("CZK", new Walk("EUR/CZK", 24.724, 0, 0.04, 0, 3)),
                    new Listed("DKK", new Walk("EUR/DKK", 7.4529, 0, 0.0015, 0, 4)),
                    new Listed("GBP", new Walk("EUR/GBP", 0.86905, 0, 0.045, 0, 5)),
                    new Listed("PLN", new Walk("EUR/PLN", 4.3395, 0, 0.05, 0, 4)),
                    new Listed("SEK", new Walk("EUR/SEK", 11.096, 0, 0.06, 0, 4)),
                    new Listed("CHF", new Walk("EUR/CHF", 0.926, 0, 0.05, 0, 4)),
                    new Listed("NOK", new Walk("EUR/NOK", 11.2405, 0.01, 0.08, 0, 4)),
                    new Listed("AUD", new Walk("EUR/AUD", 1.6263, 0.01, 0.075, 0, 4)),
                    new Listed("CAD", new Walk("EUR/CAD", 1.4642, 0.01, 0.065, 0, 4)),
                    new Listed("CNY", new Walk("EUR/CNY", 7.8509, 0.01, 0.055, 0, 4)),
                    new Listed("HKD", new Walk("EUR/HKD", 8.6314, 0.01, 0.065, 0, 4)),
                    new Listed("INR", new Walk("EUR/INR", 91.9045, 0.03, 0.065, 0, 4)),
                    new Listed("SGD", new Walk("EUR/SGD", 1.4591, 0, 0.05, 0, 4)),
                    new Listed("ZAR", new Walk("EUR/ZAR", 20.3477, 0.02, 0.12, 0, 4)));

    private Currencies() {}

    record Listed(String code, Walk walk) {}
}
