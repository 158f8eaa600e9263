package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.POUNDS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.TESCO;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.aPortfolioIn;
import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.unitPrice;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.ledger.PositionKey;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuerTest {
    @Test
    void valuesForeignHoldingsInThePortfolioCurrency() {
        var portfolio = aPortfolioIn("EUR").holding(10, APPLE);
        var market = pricesAt(NOON).price(APPLE, "200.00 USD").rate("EUR/USD", "1.25");

        var valuation = portfolio.valuedAt(market);

        assertThat(valuation.marketValue()).isEqualTo(worth("1600.0000 EUR"));
    }

    @Test
    void roundsEachPositionOnceHalfToEvenAndSumsThem() {
        var portfolio = aPortfolioIn("EUR").holding("0.0005", SIEMENS).holding("0.0007", TESCO);
        var market = pricesAt(NOON).price(SIEMENS, "0.5 EUR").price(TESCO, "0.5 EUR");

        var valuation = portfolio.valuedAt(market);

        // 0.00025 is rounded to 0.0002, 0.00035 to 0.0004
        assertThat(valuation.marketValue()).isEqualTo(worth("0.0006 EUR"));
    }

    @Test
    void takesAPriceFromBeforeASplitInTheUnitsSince() {
        var portfolio =
                aPortfolioIn("USD")
                        .holding("40", APPLE, "100", "0")
                        .split(APPLE.id(), NOON.plusSeconds(60), 4, 1)
                        .account(2)
                        .holding("10", APPLE, "100", "0"); // has not booked it yet
        var market = pricesAt(NOON).price(APPLE, "200.00 USD");

        var valuation = portfolio.valuedAt(market);

        assertThat(valuation.marketValue()).isEqualTo(worth("4000.0000 USD"));
        assertThat(valuation.positions())
                .extracting(position -> position.price().orElseThrow().perUnit())
                .containsExactly(unitPrice("50 USD"), unitPrice("200 USD"));
    }

    @Test
    void takesThePriceAsItIsOnceItIsFromAfterTheSplit() {
        var portfolio = aPortfolioIn("USD").holding("40", APPLE).split(APPLE.id(), NOON, 4, 1);
        var market = pricesAt(NOON).price(APPLE, "51.00 USD");

        assertThat(portfolio.valuedAt(market).marketValue()).isEqualTo(worth("2040.0000 USD"));
    }

    @Test
    void carriesAPriceOverSeveralSplitsRoundedOnceToEighteenDigits() {
        var after = NOON.plusSeconds(60);
        var portfolio =
                aPortfolioIn("USD")
                        .holding("7", APPLE)
                        .split(APPLE.id(), after, 3, 1)
                        .split(APPLE.id(), after, 7, 2);
        var market = pricesAt(NOON).price(APPLE, "100.00 USD");

        var position = portfolio.valuedAt(market).positions().getFirst();

        // 100 × 2 ÷ 21
        assertThat(position.price().orElseThrow().perUnit())
                .isEqualTo(unitPrice("9.523809523809523810 USD"));
        assertThat(position.marketValue()).contains(worth("66.6667 USD"));
    }

    @Test
    void leavesAPriceAloneThatARatioWouldMakeNone() {
        var portfolio =
                aPortfolioIn("USD")
                        .holding("7", APPLE)
                        .split(APPLE.id(), NOON.plusSeconds(60), Integer.MAX_VALUE, 1)
                        .split(APPLE.id(), NOON.plusSeconds(60), Integer.MAX_VALUE, 1)
                        .split(APPLE.id(), NOON.plusSeconds(60), Integer.MAX_VALUE, 1);
        var market = pricesAt(NOON).price(APPLE, "1.00 USD");

        assertThat(portfolio.valuedAt(market).marketValue()).isEqualTo(worth("7.0000 USD"));
    }

    @Test
    void countsCashApartAndWithoutCost() {
        var portfolio =
                aPortfolioIn("EUR")
                        .holding("1", SIEMENS, "80", "5")
                        .holding("100", EUROS, "999", "2")
                        .cash("-50", DOLLARS);
        var market = pricesAt(NOON).price(SIEMENS, "100 EUR").rate("EUR/USD", "1.25");

        var valuation = portfolio.valuedAt(market);

        assertThat(valuation.marketValue()).isEqualTo(worth("100 EUR"));
        assertThat(valuation.cash()).isEqualTo(worth("60 EUR"));
        assertThat(valuation.cost()).isEqualTo(worth("80 EUR"));
        assertThat(valuation.realisedGain()).isEqualTo(worth("7 EUR"));
        assertThat(valuation.unrealisedGain()).isEqualTo(worth("20 EUR"));
        assertThat(valuation.total()).isEqualTo(worth("160 EUR"));
    }

    @Test
    void namesEachGapAndLeavesOnlyWhatIsUnknownOutOfTheTotal() {
        var portfolio =
                aPortfolioIn("EUR")
                        .holding(1, APPLE) // no rate from dollars
                        .holding(1, SIEMENS) // old price
                        .holding(1, TESCO) // no price
                        .cash("5", POUNDS); // no rate from pounds
        var market = pricesAt(NOON).price(APPLE, "200 USD").stalePrice(SIEMENS, "100 EUR");

        var valuation = portfolio.valuedAt(market);

        var euro = Currency.getInstance("EUR");
        assertThat(valuation.gaps())
                .containsExactly(
                        new ValuationGap.NoExchangeRate(APPLE.id(), APPLE.currency(), euro),
                        new ValuationGap.StalePrice(SIEMENS.id(), NOON),
                        new ValuationGap.NoPrice(TESCO.id()),
                        new ValuationGap.NoExchangeRate(POUNDS.id(), POUNDS.currency(), euro));
        assertThat(valuation.total()).isEqualTo(worth("100 EUR"));
        assertThat(valuation.positions().get(2).marketValue()).isEmpty();
    }

    @Test
    void findsNoGapInWhatIsNotHeldAnyMore() {
        var portfolio = aPortfolioIn("EUR").holding("0", TESCO, "0", "12");

        var valuation = portfolio.valuedAt(pricesAt(NOON));

        assertThat(valuation.gaps()).isEmpty();
        assertThat(valuation.realisedGain()).isEqualTo(worth("12 EUR"));
    }

    @Test
    void measuresGainsWithoutTheChargesThatTheCostShownIncludes() {
        var bought = aLedger().charged("10", "10").buy("10", SIEMENS, "1513 EUR").ledger();
        var position =
                bought.positions(
                                CostMethod.FIFO,
                                SIEMENS.currency(),
                                RateHistory.none(),
                                Instant.MAX)
                        .get(new PositionKey(new AccountId(1), SIEMENS.id()));
        var market = pricesAt(NOON).price(SIEMENS, "145.65 EUR").snapshot();

        var valuation =
                new Valuer(market)
                        .value(
                                new PortfolioId(1),
                                SIEMENS.currency(),
                                List.of(Holding.of(position, SIEMENS)));

        assertThat(valuation.cost()).isEqualTo(worth("1533 EUR"));
        assertThat(valuation.unrealisedGain()).isEqualTo(worth("-56.50 EUR"));
    }

    @Test
    void doesNotCallTheCostOfAnUnpricedHoldingALoss() {
        var portfolio =
                aPortfolioIn("EUR").holding("1", SIEMENS, "80", "0").holding("1", TESCO, "50", "0");

        var valuation = portfolio.valuedAt(pricesAt(NOON).price(SIEMENS, "100 EUR"));

        assertThat(valuation.cost()).isEqualTo(worth("130 EUR"));
        assertThat(valuation.unrealisedGain()).isEqualTo(worth("20 EUR"));
    }
}
