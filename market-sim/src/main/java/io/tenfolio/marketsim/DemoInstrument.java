package io.tenfolio.marketsim;

import java.util.Optional;

/// An invented instrument with all that a portfolio wants to know about it. Coins are the exception: their names are public.
public sealed interface DemoInstrument {
    /// What its source calls it: ticker, scheme code or coin id. Unique in the market.
    String symbol();

    String name();

    Kind kind();

    Source source();

    Venue venue();

    /// The currency its source quotes it in; `GBp` is a hundredth of GBP.
    String quoteCurrency();

    String sector();

    /// ISO 3166 code, empty for coins.
    String country();

    Walk walk();

    Optional<String> isin();

    /// The ISO 4217 currency of its prices.
    default String currency() {
        return quotedInPence() ? "GBP" : quoteCurrency();
    }

    default boolean quotedInPence() {
        return quoteCurrency().equals("GBp");
    }

    enum Kind {
        STOCK,
        ETF,
        FUND,
        CRYPTO
    }

    /// A stock or ETF with a ticker at a venue.
    record Listed(
            Kind kind,
            String symbol,
            Venue venue,
            String number,
            String name,
            String quoteCurrency,
            String sector,
            String country,
            Walk walk)
            implements DemoInstrument {
        @Override
        public Source source() {
            return Source.TWELVEDATA;
        }

        @Override
        public Optional<String> isin() {
            return Optional.of(number);
        }
    }

    /// One plan and option of an Indian mutual fund; its symbol is the AMFI scheme code.
    record Fund(
            String symbol,
            String number,
            String house,
            String category,
            String scheme,
            Plan plan,
            Option option,
            String sector,
            Walk walk)
            implements DemoInstrument {
        @Override
        public String name() {
            return "%s - %s - %s".formatted(scheme, plan.words(), option.words());
        }

        @Override
        public Kind kind() {
            return Kind.FUND;
        }

        @Override
        public Source source() {
            return Source.AMFI;
        }

        @Override
        public Venue venue() {
            return Venue.INDIA;
        }

        @Override
        public String quoteCurrency() {
            return "INR";
        }

        @Override
        public String country() {
            return "IN";
        }

        @Override
        public Optional<String> isin() {
            return Optional.of(number);
        }
    }

    /// A coin; its symbol is CoinGecko's id, as tickers of coins are not unique.
    record Coin(String symbol, String ticker, String name, Walk walk) implements DemoInstrument {
        @Override
        public Kind kind() {
            return Kind.CRYPTO;
        }

        @Override
        public Source source() {
            return Source.COINGECKO;
        }

        @Override
        public Venue venue() {
            return Venue.CRYPTO;
        }

        @Override
        public String quoteCurrency() {
            return "USD";
        }

        @Override
        public String sector() {
            return "Crypto";
        }

        @Override
        public String country() {
            return "";
        }

        @Override
        public Optional<String> isin() {
            return Optional.empty();
        }
    }

    enum Plan {
        DIRECT("Direct Plan"),
        REGULAR("Regular Plan");

        private final String words;

        Plan(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    enum Option {
        GROWTH("Growth"),
        IDCW("IDCW");

        private final String words;

        Option(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
