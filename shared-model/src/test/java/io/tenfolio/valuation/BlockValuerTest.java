package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.RUPEES;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.TESCO;
import static io.tenfolio.testing.Given.aPortfolioIn;
import static io.tenfolio.testing.Given.pricesAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.testing.MarketBuilder;
import io.tenfolio.testing.PortfolioBuilder;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BlockValuerTest {
    private static final BlockLayout LAYOUT = new BlockLayout(4);

    @Test
    void valuesForeignHoldingsAndCashInThePortfolioCurrency() {
        var portfolio =
                aPortfolioIn("EUR")
                        .holding("10", APPLE, "1200", "34.5")
                        .cash("500", EUROS)
                        .cash("125", DOLLARS);
        var market = pricesAt(NOON).price(APPLE, "200.00 USD").rate("EUR/USD", "1.25");

        var values = valued(market, portfolio);

        assertThat(values.marketValue()[0]).isEqualTo(1600_0000);
        assertThat(values.cash()[0]).isEqualTo(600_0000);
        assertThat(values.cost()[0]).isEqualTo(1200_0000);
        assertThat(values.realisedGain()[0]).isEqualTo(34_5000);
        assertThat(values.valued()).isEqualTo(1);
        assertThat(values.withGaps()).isZero();
    }

    @Test
    void leavesPlacesWithoutPortfolioAbsentAndEmptyPortfoliosAtZero() {
        var values = valued(pricesAt(NOON), aPortfolioIn("EUR").numbered(3));

        assertThat(values.marketValue())
                .containsExactly(
                        PackedFigures.ABSENT, PackedFigures.ABSENT, 0, PackedFigures.ABSENT);
        assertThat(values.valued()).isEqualTo(1);
    }

    @Test
    void roundsEachPositionOnceHalfToEven() {
        var market = pricesAt(NOON).price(SIEMENS, "0.5 EUR").price(APPLE, "0.5 EUR");
        // 0.00025 and 0.00035: each position is rounded, not their sum
        var portfolio = aPortfolioIn("EUR").holding("0.0005", SIEMENS).holding("0.0007", APPLE);

        assertThat(valued(market, portfolio).marketValue()[0]).isEqualTo(2 + 4);
    }

    @Test
    void roundsHalfToEvenOnTheExactPathToo() {
        var market = pricesAt(NOON).price(SIEMENS, "10000000000000 EUR");
        var even = aPortfolioIn("EUR").holding("12.000000000000000005", SIEMENS);
        var odd = aPortfolioIn("EUR").numbered(2).holding("12.000000000000000015", SIEMENS);

        assertThat(valued(market, even, odd).marketValue())
                .startsWith(1_200_000_000_000_000_000L, 1_200_000_000_000_000_002L);
    }

    @Test
    void countsAPortfolioWithGapsOnceHoweverManyItHas() {
        var market = pricesAt(NOON).stalePrice(APPLE, "200 USD").stalePrice(SIEMENS, "100 EUR");
        var gaps =
                aPortfolioIn("EUR")
                        .holding(1, APPLE) // stale and without rate
                        .holding(1, SIEMENS) // stale
                        .holding(1, TESCO) // never priced
                        .cash("7", RUPEES); // without rate
        var complete = aPortfolioIn("EUR").numbered(2).holding(0, TESCO).cash("1", EUROS);

        var values = valued(market, gaps, complete);

        assertThat(values.withGaps()).isEqualTo(1);
        assertThat(values.valued()).isEqualTo(2);
        assertThat(values.marketValue()[0]).isEqualTo(100_0000);
    }

    @Test
    void skipsAPortfolioWhoseWorthIsTooLargeInsteadOfWrapping() {
        var market = pricesAt(NOON).price(SIEMENS, "1000000000000 EUR");
        var huge = aPortfolioIn("EUR").holding("922", SIEMENS).holding("1", SIEMENS);
        var fine = aPortfolioIn("EUR").numbered(2).holding("922", SIEMENS);

        var values = valued(market, huge, fine);

        assertThat(values.skipped())
                .containsExactly(
                        new BlockValues.Skipped(
                                new PortfolioId(1), "Its worth is too large to be kept"));
        assertThat(values.marketValue()[0]).isEqualTo(PackedFigures.ABSENT);
        assertThat(values.cost()[0]).isEqualTo(PackedFigures.ABSENT);
        assertThat(values.marketValue()[1]).isEqualTo(922_000_000_000_000_0000L);
        assertThat(values.valued()).isEqualTo(1);
    }

    @Test
    void addsPartsThatFitNoLongWhenTheySumToOneThatDoes() {
        var market = pricesAt(NOON).price(SIEMENS, "1000000000000 EUR");
        var portfolio =
                aPortfolioIn("EUR")
                        .holding("10000", SIEMENS)
                        .holding("900", SIEMENS)
                        .holding("-10000", SIEMENS);

        assertThat(valued(market, portfolio).marketValue()[0]).isEqualTo(900_000_000_000_000_0000L);
    }

    @Test
    void skipsAPortfolioWhosePartsFitButNotTheirSum() {
        var market = pricesAt(NOON).price(SIEMENS, "1250 EUR");
        var fitting = aPortfolioIn("EUR");
        var tooMany = aPortfolioIn("EUR").numbered(2);
        for (int i = 0; i < 17; i++) {
            // 57.5 trillion each; 922 trillion fit
            fitting.holding(i < 16 ? "46000000000" : "0", SIEMENS);
            tooMany.holding("46000000000", SIEMENS);
        }

        var values = valued(market, fitting, tooMany);

        assertThat(values.marketValue())
                .startsWith(16 * 57_500_000_000_000_0000L, PackedFigures.ABSENT);
        assertThat(values.skipped()).hasSize(1);
    }

    @Test
    void addsHundredsOfHoldingsAndSkipsWhatTheirSumDoesNotFit() {
        var market = pricesAt(NOON).price(SIEMENS, "75 EUR");
        var many = aPortfolioIn("EUR");
        var tooMany = aPortfolioIn("EUR").numbered(2);
        for (int i = 0; i < 300; i++) {
            // 3.45 trillion each
            many.holding(i < 250 ? "46000000000" : "-46000000000", SIEMENS);
            tooMany.holding("46000000000", SIEMENS);
        }

        var values = valued(market, many, tooMany);

        assertThat(values.marketValue())
                .startsWith(200 * 3_450_000_000_000_0000L, PackedFigures.ABSENT);
        assertThat(values.skipped()).hasSize(1);
    }

    @Test
    void seesAGapBehindASumThatDoesNotFit() {
        var market = pricesAt(NOON).price(SIEMENS, "75 EUR");
        var portfolio = aPortfolioIn("EUR").cash("7", RUPEES);
        for (int i = 0; i < 1_024; i++) {
            // 3.45 trillion each; 922 trillion fit
            portfolio.holding(i < 512 ? "46000000000" : "-46000000000", SIEMENS);
        }

        var values = valued(market, portfolio);

        assertThat(values.marketValue()[0]).isZero();
        assertThat(values.withGaps()).isEqualTo(1);
    }

    @Test
    void skipsAPortfolioWhoseFineQuantitiesAreWorthTooMuchTogether() {
        var market = pricesAt(NOON).price(SIEMENS, "1000000000000 EUR");
        var one = aPortfolioIn("EUR").holding("600.000000000001", SIEMENS);
        var two =
                aPortfolioIn("EUR")
                        .numbered(2)
                        .holding("600.000000000001", SIEMENS)
                        .holding("600.000000000001", SIEMENS);

        var values = valued(market, one, two);

        assertThat(values.marketValue())
                .startsWith(600_000_000_000_001_0000L, PackedFigures.ABSENT);
    }

    @Test
    void looksOnlyAtThePlacesItIsAskedFor() {
        var market = pricesAt(NOON).price(SIEMENS, "2 EUR").stalePrice(APPLE, "3 EUR");
        var block = PositionBlock.of(0, LAYOUT);
        aPortfolioIn("EUR").holding("1.000000000001", SIEMENS).holding(1, APPLE).addTo(block);
        aPortfolioIn("EUR").numbered(2).holding("5.000000000001", SIEMENS).addTo(block);
        var second = new BitSet();
        second.set(1);

        var values = valuer(market).value(block.build(), second);

        assertThat(values.marketValue())
                .containsExactly(
                        PackedFigures.ABSENT, 10_0000, PackedFigures.ABSENT, PackedFigures.ABSENT);
        assertThat(values.cost()).startsWith(PackedFigures.ABSENT);
        assertThat(values.valued()).isEqualTo(1);
        assertThat(values.withGaps()).isZero();
    }

    @Test
    void skipsAPortfolioWhoseCostIsInAnotherCurrency() {
        var strange = aPortfolioIn("USD").holding("1", APPLE, "100", "0").holdings().getFirst();
        var euro = java.util.Currency.getInstance("EUR");
        var block = PositionBlock.of(0, LAYOUT).add(new PortfolioId(1), euro, strange).build();

        var values = valuer(pricesAt(NOON)).value(block);

        assertThat(values.valued()).isZero();
        assertThat(values.skipped())
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).contains("USD").contains("EUR"));
    }

    private static BlockValuer valuer(MarketBuilder market) {
        return new BlockValuer(new MarketColumns(market.snapshot()));
    }

    private static BlockValues valued(MarketBuilder market, PortfolioBuilder... portfolios) {
        var block = PositionBlock.of(0, LAYOUT);
        for (var portfolio : portfolios) {
            portfolio.addTo(block);
        }
        return valuer(market).value(block.build());
    }
}
