package io.tenfolio.ledger;

import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Cases from public test suites and documents, each with its source in `ledger-examples.json`: every figure
/// they expect of lots, cash, holdings and rates must come out to its tolerance.
class LedgerExamplesTest {
    private static final AccountId DEPOT = new AccountId(1);

    /// Returns and risk, and sums over a period: `io.tenfolio.performance` works them out.
    private static final Set<String> OF_PERFORMANCE =
            Set.of(
                    "fees",
                    "taxes",
                    "delta",
                    "ttwror",
                    "ttwror_annualised",
                    "irr",
                    "closed_trade_irr",
                    "max_drawdown",
                    "volatility",
                    "semi_volatility");

    @TestFactory
    Stream<DynamicTest> reachesEveryExampleToItsTolerance() throws Exception {
        try (var json = getClass().getResourceAsStream("/ledger-examples.json")) {
            return new ObjectMapper()
                    .readTree(json).get("cases").valueStream().toList().stream()
                            .map(example ->
                                    DynamicTest.dynamicTest(
                                            text(example, "id"), () -> check(example)));
        }
    }

    private static void check(JsonNode example) {
        switch (text(example, "kind")) {
            case "lots", "security_performance" -> checkLots(example);
            case "cash" -> checkCash(example);
            case "holdings_series" -> checkHoldings(example);
            case "fx_convert" -> checkConversion(example);
            default -> throw new AssertionError("An example of an unknown kind");
        }
    }

    private static void checkLots(JsonNode example) {
        var ledger = new Replay(example).ledger();
        var known = new HashMap<String, BigDecimal>();
        for (var method : CostMethod.values()) {
            var holdings = ledger.holdings(method, base(example), RateHistory.none(), Instant.MAX);
            known.putAll(figures(example, holdings, method));
        }

        example.get("expected")
                .propertyStream()
                .filter(expected -> !OF_PERFORMANCE.contains(expected.getKey()))
                .forEach(expected -> {
                    var figure = expected.getKey();
                    assertThat(known).as(figure).containsKey(figure);
                    assertThat(known.get(figure))
                            .as(figure)
                            .isCloseTo(
                                    decimal(expected.getValue()),
                                    org.assertj.core.api.Assertions.within(tolerance(example)));
                });
    }

    private static Map<String, BigDecimal> figures(
            JsonNode example, Holdings holdings, CostMethod method) {
        var figures = new HashMap<String, BigDecimal>();
        var suffix = method == CostMethod.FIFO ? "_fifo" : "_moving_average";
        var position =
                holdings.of(DEPOT, Given.SIEMENS.id())
                        .or(() -> holdings.of(DEPOT, Given.APPLE.id()))
                        .orElseThrow();
        figures.put("quantity", position.quantity().units());
        figures.put("cost_basis" + suffix, position.cost().amount());
        figures.put("cost_basis_incl_fees" + suffix, position.cost().amount());
        figures.put("realised_gain" + suffix, position.realised().total().amount());
        figures.put("realised_gain", position.realised().total().amount());
        figures.put("realised_fx_gain" + suffix, position.realised().fromCurrency().amount());
        figures.put("missing_quantity", position.missing().units());
        figures.put("complete", position.isComplete() ? BigDecimal.ONE : BigDecimal.ZERO);
        position.unitCost().ifPresent(cost -> figures.put("average_price", cost));
        position.unitCost().ifPresent(cost -> figures.put("cost_per_share_net", cost));
        var relieved =
                holdings.reliefs().stream()
                        .map(relief -> relief.cost().gross())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        figures.put("relieved_cost" + suffix, relieved);
        holdings.of(new AccountId(2), position.key().instrument())
                .ifPresent(moved ->
                        figures.put("relieved_cost_incl_fees" + suffix, moved.cost().amount()));
        holdings.reliefs().stream()
                .findFirst()
                .flatMap(Relief::tradeReturn)
                .ifPresent(r -> figures.put("closed_trade_return", r));
        if (!example.get("prices").isEmpty()) {
            var price = decimal(lastPrice(example));
            var gain = position.unrealised(price, rateToBase(example));
            figures.put("unrealised_gain" + suffix, gain.total().amount());
            figures.put("unrealised_gain", gain.total().amount());
            figures.put("unrealised_fx_gain" + suffix, gain.fromCurrency().amount());
            figures.put("market_value", gain.total().plus(position.costWithoutCharges()).amount());
        }
        return figures;
    }

    private static void checkCash(JsonNode example) {
        var positions =
                new Replay(example)
                        .ledger()
                        .positions(CostMethod.FIFO, base(example), RateHistory.none(), Instant.MAX);

        var cash = new TreeMap<String, BigDecimal>();
        positions.forEach((key, position) -> {
            if (key.instrument().value() < 10) {
                cash.put(position.local().getCurrencyCode(), position.quantity().units());
            }
        });
        var expected = new TreeMap<String, BigDecimal>();
        example.get("expected")
                .get("cash")
                .propertyStream()
                .forEach(e -> expected.put(e.getKey(), decimal(e.getValue())));
        assertThat(cash.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (currency, amount) -> assertThat(cash.get(currency)).isEqualByComparingTo(amount));
    }

    private static void checkHoldings(JsonNode example) {
        var ledger = new Replay(example).ledger();
        example.get("expected")
                .get("holdings")
                .propertyStream()
                .forEach(day -> {
                    var end = day(day.getKey()).plusSeconds(24 * 3600 - 1);
                    var position =
                            ledger.holdings(CostMethod.FIFO, base(example), RateHistory.none(), end)
                                    .of(DEPOT, Given.APPLE.id());
                    var units = position.map(p -> p.quantity().units()).orElse(BigDecimal.ZERO);
                    var price = priceOn(example, end);
                    var expected = day.getValue().get("WMT");
                    assertThat(units).isEqualByComparingTo(decimal(expected.get(0)));
                    assertThat(units.multiply(price))
                            .isEqualByComparingTo(decimal(expected.get(1)));
                });
    }

    private static void checkConversion(JsonNode example) {
        var perDollar = new HashMap<Currency, BigDecimal>();
        example.get("usd_rates")
                .propertyStream()
                .forEach(rate ->
                        perDollar.put(
                                Currency.getInstance(rate.getKey()), decimal(rate.getValue())));
        var rates = new ExchangeRates(Currency.getInstance("USD"), perDollar);
        var convert = example.get("convert");

        var rate =
                rates.rate(
                                Currency.getInstance(text(convert, "from")),
                                Currency.getInstance(text(convert, "to")))
                        .orElseThrow();
        var to = Currency.getInstance(text(convert, "to"));

        assertThat(new Worth(decimal(convert.get("amount")).multiply(rate), to))
                .isEqualTo(new Worth(decimal(example.get("expected").get("converted")), to));
    }

    private static BigDecimal priceOn(JsonNode example, Instant at) {
        return example.get("prices")
                .valueStream()
                .filter(price -> !day(text(price, "date")).isAfter(at))
                .map(price -> decimal(price.get("price")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static JsonNode lastPrice(JsonNode example) {
        var prices = example.get("prices");
        return prices.get(prices.size() - 1).get("price");
    }

    /// The last rate of the example, turned into base currency for one unit of the other.
    private static BigDecimal rateToBase(JsonNode example) {
        var fx = example.get("fx");
        return fx.isEmpty()
                ? BigDecimal.ONE
                : BigDecimal.ONE.divide(
                        decimal(fx.get(fx.size() - 1).get("rate")), MathContext.DECIMAL128);
    }

    private static BigDecimal tolerance(JsonNode example) {
        var tolerance = example.get("tolerance");
        return decimal(tolerance.isObject() ? tolerance.get("money") : tolerance);
    }

    private static Currency base(JsonNode example) {
        return Currency.getInstance(text(example, "base_currency"));
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isBoolean()
                ? node.asBoolean() ? BigDecimal.ONE : BigDecimal.ZERO
                : new BigDecimal(node.asString());
    }

    /// Books an example's transactions, its one security as a share in the currency of its prices.
    private static final class Replay {
        private final JsonNode example;
        private final LedgerBuilder ledger = aLedger();

        Replay(JsonNode example) {
            this.example = example;
            example.get("transactions").valueStream().forEach(this::book);
        }

        Ledger ledger() {
            return ledger.ledger();
        }

        private void book(JsonNode entry) {
            ledger.on(text(entry, "date")).charged(text(entry, "fee"), text(entry, "tax"));
            switch (text(entry, "type")) {
                case "DEPOSIT" -> ledger.deposit(amount(entry));
                case "BUY" -> trade(entry).buy(units(entry), instrument(), amount(entry));
                case "SELL" -> trade(entry).sell(units(entry), instrument(), amount(entry));
                case "TRANSFER_IN" -> trade(entry).buy(units(entry), instrument(), amount(entry));
                case "TRANSFER_OUT" -> {
                    if (entry.has("amount")) {
                        trade(entry).sell(units(entry), instrument(), amount(entry));
                    } else {
                        ledger.transferTo(2, units(entry), instrument());
                    }
                }
                case "SPLIT" ->
                        ledger.split(
                                instrument(),
                                entry.get("numerator").asInt(),
                                entry.get("denominator").asInt());
                case "FEE" -> ledger.fee(amount(entry));
                case "FEE_REFUND" -> ledger.feeRefund(amount(entry));
                case "TAX" -> ledger.taxes(amount(entry));
                case "TAX_REFUND" -> ledger.taxRefund(amount(entry));
                default -> throw new AssertionError("An entry of an unknown kind");
            }
        }

        private LedgerBuilder trade(JsonNode entry) {
            if (entry.has("fx_rate")) {
                ledger.atRate(text(entry, "fx_rate"));
            }
            if (entry.has("amount_fx")) {
                ledger.atRate(
                        decimal(entry.get("amount"))
                                .divide(decimal(entry.get("amount_fx")), 18, RoundingMode.HALF_EVEN)
                                .toPlainString());
            }
            return ledger;
        }

        private static String units(JsonNode entry) {
            return text(entry, "quantity");
        }

        private String amount(JsonNode entry) {
            if (entry.has("amount_fx")) {
                return text(entry, "amount_fx") + " " + text(entry, "fx_currency");
            }
            var amount =
                    entry.has("amount")
                            ? decimal(entry.get("amount"))
                            : decimal(entry.get("quantity")).multiply(decimal(entry.get("price")));
            var currency =
                    entry.has("currency")
                            ? text(entry, "currency")
                            : text(example, "base_currency");
            return amount.setScale(2, RoundingMode.HALF_EVEN) + " " + currency;
        }

        private Instrument instrument() {
            boolean dollars =
                    example.has("price_currency")
                            || text(example, "base_currency").equals("USD")
                            || text(example, "kind").equals("cash");
            return dollars ? Given.APPLE : Given.SIEMENS;
        }
    }
}
