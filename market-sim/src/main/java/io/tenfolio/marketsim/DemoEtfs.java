package io.tenfolio.marketsim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invented ETFs on common indices: twenty in Frankfurt, twenty in New York, ten in London.
final class DemoEtfs {
    private static final List<String> PROVIDERS =
            List.of("Harbourlight", "Tessera", "Northhelm", "Meridon", "Clearfold");
    private static final List<Index> INDICES =
            List.of(
                    new Index("World Equity", "Diversified", 0.05, 1.0),
                    new Index("Europe Large Cap", "Diversified", 0.06, 0.9),
                    new Index("US Large Cap", "Diversified", 0.05, 1.05),
                    new Index("Emerging Markets", "Diversified", 0.1, 1.0),
                    new Index("Global Small Cap", "Diversified", 0.09, 1.15),
                    new Index("Japan Equity", "Diversified", 0.09, 0.8),
                    new Index("World Technology", "Technology", 0.13, 1.3),
                    new Index("World Health Care", "Health Care", 0.09, 0.7),
                    new Index("Global Banks", "Financials", 0.12, 1.1),
                    new Index("Clean Energy", "Energy", 0.2, 1.2),
                    new Index("Global Infrastructure", "Utilities", 0.08, 0.6),
                    new Index("European Real Estate", "Real Estate", 0.13, 0.9),
                    new Index("High Dividend", "Diversified", 0.06, 0.75),
                    new Index("Minimum Volatility", "Diversified", 0.04, 0.55),
                    new Index("Government Bond 1-3yr", "Bonds", 0.015, 0),
                    new Index("Government Bond 7-10yr", "Bonds", 0.055, -0.05),
                    new Index("Corporate Bond", "Bonds", 0.04, 0.1),
                    new Index("Inflation Linked Bond", "Bonds", 0.05, 0),
                    new Index("High Yield Bond", "Bonds", 0.05, 0.35),
                    new Index("Green Bond", "Bonds", 0.045, 0.05));

    private final Random random;
    private final Tickers tickers;

    DemoEtfs(Random random, Tickers tickers) {
        this.random = random;
        this.tickers = tickers;
    }

    List<DemoInstrument.Listed> all() {
        var etfs = new ArrayList<DemoInstrument.Listed>();
        for (int i = 0; i < INDICES.size(); i++) {
            etfs.add(etf(i, Venue.XETR, "EUR", "IE", "UCITS ETF", "00ZZE%04d"));
        }
        for (int i = 0; i < INDICES.size(); i++) {
            etfs.add(etf(i, Venue.XNAS, "USD", "US", "ETF", "ZZE%06d"));
        }
        for (int i = 0; i < INDICES.size(); i += 2) {
            etfs.add(etf(i, Venue.XLON, "GBp", "IE", "UCITS ETF (Dist)", "00ZZL%04d"));
        }
        return etfs;
    }

    private DemoInstrument.Listed etf(
            int number, Venue venue, String currency, String country, String form, String isin) {
        var index = INDICES.get(number);
        var provider = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
        var name = "%s %s %s".formatted(provider, index.name(), form);
        var ticker = tickers.of(index.name() + provider);
        return new DemoInstrument.Listed(
                DemoInstrument.Kind.ETF,
                ticker,
                venue,
                IsinNumber.complete(country + isin.formatted(number)),
                name,
                currency,
                index.sector(),
                country,
                walk(ticker, index, currency));
    }

    private Walk walk(String ticker, Index index, String currency) {
        var ordinary = 20 + 130 * random.nextDouble();
        return new Walk(
                ticker,
                currency.equals("GBp") ? 100 * ordinary : ordinary,
                index.marketShare() > 0.3 ? 0.06 : 0.02,
                index.volatility(),
                index.marketShare(),
                currency.equals("GBp") ? 2 : 3);
    }

    private record Index(String name, String sector, double volatility, double marketShare) {}
}
