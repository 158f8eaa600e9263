package io.tenfolio.batch.report.writing;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.BITCOIN;
import static io.tenfolio.testing.Given.INDIA_FUND;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.TESCO;
import static io.tenfolio.testing.Given.WORLD_ETF;
import static io.tenfolio.testing.Given.aLedger;
import static java.util.stream.Collectors.toMap;

import io.tenfolio.access.UserId;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.report.Statement;
import io.tenfolio.report.StatementSource;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import io.tenfolio.testing.PricePath;
import io.tenfolio.testing.Rates;
import io.tenfolio.valuation.Holding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// A statement of a portfolio with a little of everything.
final class SomeStatement {
    private static final Currency EUR = Currency.getInstance("EUR");
    static final Period PERIOD =
            new Period(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-06-30"));
    static final Instant AS_OF = Instant.parse("2026-06-30T13:20:00Z");

    private SomeStatement() {}

    /// @param monthly how many savings are booked, to make it long
    static Statement of(String name, String owner, int monthly) {
        return of(name, owner, story(monthly));
    }

    static Statement of(String name, String owner, LedgerBuilder story) {
        var ledger = story.ledger();
        var prices = prices();
        var rates = rates();
        var instruments =
                Given.INSTRUMENTS.stream().collect(toMap(Instrument::id, Function.identity()));
        var portfolio =
                new Portfolio(
                        new PortfolioId(42),
                        new UserId(7),
                        name,
                        EUR,
                        ZoneId.of("Europe/Berlin"),
                        CostMethod.FIFO);
        var holdings =
                ledger.positions(CostMethod.FIFO, EUR, rates, AS_OF).values().stream()
                        .map(position ->
                                Holding.of(position, instruments.get(position.key().instrument())))
                        .toList();
        return Statement.of(
                new StatementSource(
                        portfolio,
                        owner,
                        ledger,
                        holdings,
                        Map.copyOf(instruments),
                        AS_OF,
                        market(prices, rates, instruments),
                        prices,
                        rates),
                PERIOD);
    }

    static LedgerBuilder story(int monthly) {
        var story =
                aLedger()
                        .on("2025-11-03")
                        .deposit("60000.00 EUR")
                        .on("2025-11-04")
                        .charged("9.90", "0")
                        .buy("120", WORLD_ETF, "13420.80 EUR")
                        .on("2025-11-05")
                        .charged("9.90", "0")
                        .buy("60", SIEMENS, "11400.00 EUR")
                        .on("2025-12-02")
                        .charged("12.50", "0")
                        .atRate("0.92")
                        .buy("40", APPLE, "7600.00 USD")
                        .on("2026-01-15")
                        .charged("4.90", "0")
                        .atRate("1.17")
                        .buy("900", TESCO, "3250.00 GBP")
                        .on("2026-02-12")
                        .charged("0", "63.12")
                        .dividend(SIEMENS, "312.00 EUR")
                        .on("2026-02-20")
                        .atRate("0.0111")
                        .buy("5200.125", INDIA_FUND, "312000.00 INR")
                        .on("2026-03-10")
                        .charged("9.90", "41.07")
                        .sell("20", SIEMENS, "4410.00 EUR")
                        .on("2026-04-01")
                        .interest("18.44 EUR")
                        .on("2026-04-20")
                        .atRate("0.91")
                        .charged("15.00", "0")
                        .buy("0.085", BITCOIN, "5100.00 USD")
                        .on("2026-05-04")
                        .split(APPLE, 4, 1)
                        .on("2026-05-11")
                        .fee("24.90 EUR")
                        .in(2)
                        .on("2026-05-12")
                        .deposit("5000.00 EUR")
                        .on("2026-05-13")
                        .charged("0.99", "0")
                        .buy("22", WORLD_ETF, "2605.90 EUR")
                        .in(1)
                        .on("2026-06-05")
                        .withdraw("1500.00 EUR");
        for (int i = 0; i < monthly; i++) {
            story.on(PERIOD.start().plusDays(1 + i % 175).toString())
                    .deposit("100.00 EUR")
                    .charged("0.50", "0")
                    .buy("0.75", WORLD_ETF, "86.40 EUR");
        }
        return story;
    }

    private static MarketSnapshot market(
            PricePath prices, RateHistory rates, Map<InstrumentId, Instrument> instruments) {
        var chosen = new HashMap<InstrumentId, Price>();
        long row = 1;
        for (var instrument : instruments.values()) {
            var known = prices.price(instrument.id(), AS_OF);
            if (known.isPresent()) {
                chosen.put(
                        instrument.id(),
                        new Price(
                                row++,
                                instrument.id(),
                                known.get().perUnit(),
                                AS_OF.minusSeconds(60 * row),
                                AS_OF,
                                new SourceName(instrument == INDIA_FUND ? "amfi" : "twelvedata"),
                                instrument == TESCO ? Quality.STALE : Quality.FRESH));
            }
        }
        var perEuro = new HashMap<Currency, BigDecimal>();
        for (var code : List.of("USD", "GBP", "INR")) {
            var currency = Currency.getInstance(code);
            perEuro.put(currency, rates.require(EUR, currency, AS_OF).round(MathContext.DECIMAL32));
        }
        return new MarketSnapshot(chosen, new ExchangeRates(EUR, perEuro));
    }

    static Rates rates() {
        return Given.rates()
                .on("2025-10-01", "EUR/USD", "1.0870")
                .on("2026-03-01", "EUR/USD", "1.1020")
                .on("2025-10-01", "EUR/GBP", "0.8550")
                .on("2025-10-01", "EUR/INR", "90.1500");
    }

    static PricePath prices() {
        var random = new Random(7);
        var path = Given.prices();
        var start = LocalDate.parse("2025-11-01");
        var levels = new HashMap<Instrument, Double>();
        levels.put(WORLD_ETF, 111.0);
        levels.put(SIEMENS, 190.0);
        levels.put(APPLE, 190.0);
        levels.put(TESCO, 3.6);
        levels.put(INDIA_FUND, 60.0);
        levels.put(BITCOIN, 61_000.0);
        for (var instrument : List.of(WORLD_ETF, SIEMENS, APPLE, TESCO, INDIA_FUND, BITCOIN)) {
            double level = levels.get(instrument);
            for (int day = 0; day < 242; day++) {
                level *= 1 + 0.0006 + random.nextGaussian() * 0.008;
                boolean split =
                        instrument == APPLE
                                && start.plusDays(day).isAfter(LocalDate.parse("2026-05-03"));
                path.on(
                        start.plusDays(day).toString(),
                        instrument,
                        "%s %s"
                                .formatted(
                                        BigDecimal.valueOf(
                                                Math.round(level / (split ? 4 : 1) * 10_000), 4),
                                        instrument.currency()));
            }
        }
        return path;
    }
}
