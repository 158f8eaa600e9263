package io.tenfolio.testing;

import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.money.Money;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/// Where the given part of a test begins: `aPortfolioIn("EUR").holding(10, APPLE)`,
/// `pricesAt(NOON).price(APPLE, "200.00 USD").rate("EUR/USD", "1.25")`.
public final class Given {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    public static final Instrument EUROS = cash(1, "EUR");
    public static final Instrument DOLLARS = cash(2, "USD");
    public static final Instrument POUNDS = cash(3, "GBP");
    public static final Instrument RUPEES = cash(4, "INR");
    public static final Instrument YEN = cash(5, "JPY");
    public static final Instrument APPLE =
            equity(11, "Apple", "AAPL", "XNAS", "USD", "Technology", "US");
    public static final Instrument SIEMENS =
            equity(12, "Siemens", "SIE", "XETR", "EUR", "Industrials", "DE");
    public static final Instrument TESCO =
            equity(13, "Tesco", "TSCO", "XLON", "GBP", "Consumer Staples", "GB");
    public static final Instrument WORLD_ETF =
            new Instrument.Etf(
                    new InstrumentId(14),
                    "World Index",
                    "WRLD",
                    new Mic("XETR"),
                    Currency.getInstance("EUR"),
                    Classification.NONE);
    public static final Instrument INDIA_FUND =
            new Instrument.Fund(
                    new InstrumentId(15),
                    "India Growth",
                    "India Growth",
                    Currency.getInstance("INR"),
                    new Classification("", "IN"));
    public static final Instrument BITCOIN =
            new Instrument.Crypto(
                    new InstrumentId(16),
                    "Bitcoin",
                    "BTC",
                    Currency.getInstance("USD"),
                    Classification.NONE);

    /// All of the above.
    public static final List<Instrument> INSTRUMENTS =
            List.of(
                    EUROS,
                    DOLLARS,
                    POUNDS,
                    RUPEES,
                    YEN,
                    APPLE,
                    SIEMENS,
                    TESCO,
                    WORLD_ETF,
                    INDIA_FUND,
                    BITCOIN);

    private Given() {}

    public static PortfolioBuilder aPortfolioIn(String baseCurrency) {
        return new PortfolioBuilder(Currency.getInstance(baseCurrency));
    }

    public static MarketBuilder pricesAt(Instant asOf) {
        return new MarketBuilder(asOf);
    }

    public static LedgerBuilder aLedger() {
        return new LedgerBuilder();
    }

    public static Rates rates() {
        return new Rates();
    }

    public static PricePath prices() {
        return new PricePath();
    }

    /// Reads "1600.0000 EUR".
    public static Worth worth(String text) {
        return new Worth(amount(text), currency(text));
    }

    /// Reads "1600.00 EUR".
    public static Money money(String text) {
        return new Money(amount(text), currency(text));
    }

    /// Reads "200.125 USD".
    public static UnitPrice unitPrice(String text) {
        return new UnitPrice(amount(text), currency(text));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.substring(0, text.indexOf(' ')));
    }

    private static Currency currency(String text) {
        return Currency.getInstance(text.substring(text.indexOf(' ') + 1));
    }

    private static Instrument cash(int id, String currency) {
        return new Instrument.Currency(new InstrumentId(id), Currency.getInstance(currency));
    }

    private static Instrument equity(
            int id,
            String name,
            String symbol,
            String venue,
            String currency,
            String sector,
            String country) {
        return new Instrument.Equity(
                new InstrumentId(id),
                name,
                symbol,
                new Mic(venue),
                Currency.getInstance(currency),
                new Classification(sector, country));
    }
}
