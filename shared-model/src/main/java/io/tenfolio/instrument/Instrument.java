package io.tenfolio.instrument;

/// Something that can be held and priced. Prices of it come in [#currency()]; where a venue quotes
/// in pence the currency is still GBP and normalisation divides.
public sealed interface Instrument {
    InstrumentId id();

    String name();

    java.util.Currency currency();

    Classification classification();

    /// Its short name on screens: a ticker, or the name where there is none.
    String symbol();

    default AssetClass assetClass() {
        return switch (this) {
            case Equity _ -> AssetClass.EQUITY;
            case Etf _ -> AssetClass.ETF;
            case Fund _ -> AssetClass.FUND;
            case Bond _ -> AssetClass.BOND;
            case Crypto _ -> AssetClass.CRYPTO;
            case Commodity _ -> AssetClass.COMMODITY;
            case Currency _ -> AssetClass.CASH;
        };
    }

    record Equity(
            InstrumentId id,
            String name,
            String symbol,
            Mic venue,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    record Etf(
            InstrumentId id,
            String name,
            String symbol,
            Mic venue,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    record Fund(
            InstrumentId id,
            String name,
            String symbol,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    /// Priced per unit of nominal; accrued interest is not in the price.
    record Bond(
            InstrumentId id,
            String name,
            String symbol,
            Mic venue,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    record Crypto(
            InstrumentId id,
            String name,
            String symbol,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    record Commodity(
            InstrumentId id,
            String name,
            String symbol,
            java.util.Currency currency,
            Classification classification)
            implements Instrument {}

    /// Cash: one unit is one unit of the currency, so its price is always 1.
    record Currency(InstrumentId id, java.util.Currency currency) implements Instrument {
        @Override
        public String name() {
            return currency.getDisplayName(java.util.Locale.ENGLISH);
        }

        @Override
        public String symbol() {
            return currency.getCurrencyCode();
        }

        @Override
        public Classification classification() {
            return Classification.NONE;
        }
    }
}
