package io.tenfolio.performance;

import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The worked examples that begin with a ledger; each names its source and tolerance.
class HistoryExamplesTest {
    @TestFactory
    Stream<DynamicTest> whereWorthCameFromComesOut() throws IOException {
        return WorkedExamplesTest.cases("period_attribution", HistoryExamplesTest::checkIdentity);
    }

    @TestFactory
    Stream<DynamicTest> performanceOfAnInstrumentComesOut() throws IOException {
        return WorkedExamplesTest.cases(
                "security_performance", HistoryExamplesTest::checkInstrument);
    }

    @TestFactory
    Stream<DynamicTest> returnsOfClosedTradesComeOut() throws IOException {
        return WorkedExamplesTest.cases("closed_trade", HistoryExamplesTest::checkClosedTrade);
    }

    private static void checkIdentity(JsonNode example) {
        var identity = history(example, CostMethod.FIFO).identity(period(example));

        var figures = new HashMap<String, Worth>();
        figures.put("initial_value", identity.initial());
        figures.put("unrealised_gain", identity.unrealised().total());
        figures.put("unrealised_fx_gain", identity.unrealised().fromCurrency());
        figures.put("realised_gain", identity.realised().total());
        figures.put("realised_fx_gain", identity.realised().fromCurrency());
        figures.put("earnings", identity.earnings());
        figures.put("taxes", identity.taxes());
        figures.put("transfers", identity.transfers());
        figures.put("final_value", identity.finalWorth());
        for (var expected : example.get("expected").properties()) {
            assertThat(figures.get(expected.getKey()).amount().doubleValue())
                    .as(expected.getKey())
                    .isCloseTo(
                            expected.getValue().asDouble(),
                            within(example.get("tolerance").asDouble()));
        }
        assertThat(identity.holds()).isTrue();
    }

    private static void checkInstrument(JsonNode example) {
        var result =
                history(example, CostMethod.FIFO).of(instrument(example).id(), period(example));

        var money = new HashMap<String, Worth>();
        money.put("market_value", result.marketValue());
        money.put("fees", result.fees());
        money.put("taxes", result.taxes());
        money.put("delta", result.delta());
        var timeWeighted = result.timeWeightedReturn();
        var volatility = timeWeighted.volatility().orElseThrow();
        var ratios = new HashMap<String, Double>();
        ratios.put("ttwror", timeWeighted.total());
        ratios.put("ttwror_annualised", timeWeighted.annualised().orElseThrow());
        ratios.put("irr", ((MoneyWeightedReturn.Rate) result.moneyWeightedReturn()).annual());
        ratios.put("max_drawdown", timeWeighted.drawdown().maximum());
        ratios.put("volatility", volatility.deviation());
        ratios.put("semi_volatility", volatility.semiDeviation());
        money.forEach((figure, worth) ->
                assertThat(worth.amount().doubleValue())
                        .as(figure)
                        .isCloseTo(
                                example.at("/expected/" + figure).asDouble(),
                                within(example.at("/tolerance/money").asDouble())));
        ratios.forEach((figure, ratio) ->
                assertThat(ratio)
                        .as(figure)
                        .isCloseTo(
                                example.at("/expected/" + figure).asDouble(),
                                within(example.at("/tolerance/ratio").asDouble())));
    }

    private static void checkClosedTrade(JsonNode example) {
        var history = history(example, CostMethod.FIFO);
        var trade =
                history.ledger()
                        .holdings(CostMethod.FIFO, history.base(), history.rates(), Instant.MAX)
                        .reliefs()
                        .getFirst();

        assertThat(ClosedTrade.moneyWeightedReturn(trade, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        MoneyWeightedReturn.Rate.class,
                        rate ->
                                assertThat(rate.annual())
                                        .isCloseTo(
                                                example.at("/expected/closed_trade_irr").asDouble(),
                                                within(example.at("/tolerance/ratio").asDouble())));
    }

    private static PortfolioHistory history(JsonNode example, CostMethod method) {
        var ledger = aLedger();
        for (var entry : example.get("transactions")) book(example, ledger, entry);
        var rates = Given.rates();
        for (var fx : example.path("fx")) {
            var pair = text(fx, "pair");
            rates.on(
                    text(fx, "date"),
                    pair.substring(0, 3) + "/" + pair.substring(3),
                    text(fx, "rate"));
        }
        var prices = Given.prices();
        for (var price : example.path("prices")) {
            prices.on(
                    text(price, "date"),
                    instrument(example),
                    text(price, "price") + " " + instrument(example).currency());
        }
        return new PortfolioHistory(
                ledger.ledger(),
                Currency.getInstance(text(example, "base_currency")),
                ZoneOffset.UTC,
                method,
                rates,
                prices);
    }

    private static void book(JsonNode example, LedgerBuilder ledger, JsonNode entry) {
        var instrument = instrument(example);
        ledger.on(text(entry, "date")).charged(text(entry, "fee"), text(entry, "tax"));
        switch (text(entry, "type")) {
            case "DEPOSIT" -> ledger.deposit(amount(example, entry));
            case "TRANSFER_IN" ->
                    ledger.deliveryIn(text(entry, "quantity"), instrument, amount(example, entry));
            case "BUY" -> ledger.buy(text(entry, "quantity"), instrument, amount(example, entry));
            case "SELL" -> ledger.sell(text(entry, "quantity"), instrument, amount(example, entry));
            case "DIVIDEND" -> ledger.dividend(instrument, amount(example, entry));
            case "FEE" -> ledger.fee(instrument, amount(example, entry));
            case "FEE_REFUND" -> ledger.feeRefund(instrument, amount(example, entry));
            case "TAX" -> ledger.taxes(instrument, amount(example, entry));
            case "TAX_REFUND" -> ledger.taxRefund(instrument, amount(example, entry));
            case String other -> throw new IllegalArgumentException(other);
        }
    }

    private static String amount(JsonNode example, JsonNode entry) {
        var amount =
                entry.has("amount")
                        ? new BigDecimal(text(entry, "amount"))
                        : new BigDecimal(text(entry, "quantity"))
                                .multiply(new BigDecimal(text(entry, "price")));
        return amount.setScale(2, RoundingMode.UNNECESSARY) + " " + text(example, "base_currency");
    }

    private static Instrument instrument(JsonNode example) {
        return example.has("price_currency") ? Given.APPLE : Given.SIEMENS;
    }

    private static Period period(JsonNode example) {
        return new Period(
                LocalDate.parse(text(example, "start")), LocalDate.parse(text(example, "as_of")));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
