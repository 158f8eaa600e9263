package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.aPortfolioIn;
import static io.tenfolio.testing.Given.pricesAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.price.Quality;
import io.tenfolio.testing.MarketBuilder;
import io.tenfolio.testing.PortfolioBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The proof that the fast path may be trusted: the same figures, gaps and totals as the reference, for
/// quantities, prices and rates of every size that can be stored.
class BlockValuerEqualsValuerTest {
    private static final BlockLayout LAYOUT = new BlockLayout(3);
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "INR", "JPY");
    private static final int INSTRUMENTS = 6;

    @Property(tries = 10_000)
    void valuesWhateverIsHeldAtWhateverPrice(
            @ForAll("portfolios") List<PortfolioBuilder> portfolios,
            @ForAll("markets") MarketBuilder market) {
        var block = PositionBlock.of(0, LAYOUT);
        for (int place = 0; place < portfolios.size(); place++) {
            portfolios.get(place).numbered(place + 1L).addTo(block);
        }

        var fast = new BlockValuer(new MarketColumns(market.snapshot())).value(block.build());

        int valued = 0;
        int withGaps = 0;
        for (int place = 0; place < portfolios.size(); place++) {
            var exact = portfolios.get(place).valuedAt(market);
            if (fits(exact.marketValue(), exact.cash(), exact.cost(), exact.realisedGain())) {
                assertThat(fast.marketValue()[place]).isEqualTo(exact.marketValue().scaled());
                assertThat(fast.cash()[place]).isEqualTo(exact.cash().scaled());
                assertThat(fast.cost()[place]).isEqualTo(exact.cost().scaled());
                assertThat(fast.realisedGain()[place]).isEqualTo(exact.realisedGain().scaled());
                valued++;
                withGaps += exact.gaps().isEmpty() ? 0 : 1;
            } else {
                assertThat(fast.marketValue()[place]).isEqualTo(PackedFigures.ABSENT);
            }
        }
        assertThat(fast.valued()).isEqualTo(valued);
        assertThat(fast.withGaps()).isEqualTo(withGaps);
        assertThat(fast.skipped()).hasSize(portfolios.size() - valued);
    }

    private static boolean fits(Worth... worths) {
        for (var worth : worths) {
            if (worth.amount().unscaledValue().abs().bitLength() > 63) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<List<PortfolioBuilder>> portfolios() {
        var portfolio =
                Combinators.combine(
                                Arbitraries.of(CURRENCIES),
                                holding().list().ofMaxSize(6),
                                decimals(12, 4).list().ofSize(12))
                        .as(BlockValuerEqualsValuerTest::portfolio);
        return portfolio.list().ofMinSize(1).ofMaxSize(LAYOUT.size());
    }

    private record Held(
            int instrument,
            boolean isCash,
            String currency,
            BigDecimal units,
            List<Split> splits) {}

    private record Split(int hours, int ratioNew, int ratioOld) {}

    private static PortfolioBuilder portfolio(
            String base, List<Held> holdings, List<BigDecimal> amounts) {
        var portfolio = aPortfolioIn(base);
        for (int i = 0; i < holdings.size(); i++) {
            var held = holdings.get(i);
            portfolio.holding(
                    held.units.toPlainString(),
                    new InstrumentId(held.instrument),
                    held.isCash ? AssetClass.CASH : AssetClass.EQUITY,
                    Currency.getInstance(held.currency),
                    amounts.get(2 * i).toPlainString(),
                    amounts.get(2 * i + 1).toPlainString());
            held.splits.forEach(split ->
                    portfolio.split(
                            new InstrumentId(held.instrument),
                            NOON.plus(split.hours, ChronoUnit.HOURS),
                            split.ratioNew,
                            split.ratioOld));
        }
        return portfolio;
    }

    private Arbitrary<Held> holding() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, INSTRUMENTS + 2),
                        Arbitraries.integers().between(0, 3).map(i -> i == 0),
                        Arbitraries.of(CURRENCIES),
                        quantities(),
                        splits())
                .as(Held::new);
    }

    /// Of most holdings none; some before the price and some after it.
    private Arbitrary<List<Split>> splits() {
        var ratio =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.integers().between(1, 20)),
                        Tuple.of(1, Arbitraries.integers().between(1, Integer.MAX_VALUE)));
        var split =
                Combinators.combine(Arbitraries.integers().between(-1, 1), ratio, ratio)
                        .as(Split::new);
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.<Split>of())),
                Tuple.of(1, split.list().ofMinSize(1).ofMaxSize(3)));
    }

    private Arbitrary<BigDecimal> quantities() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(BigDecimal.ZERO)),
                Tuple.of(4, decimals(4, 4)),
                Tuple.of(4, decimals(8, 8)),
                Tuple.of(2, decimals(2, 18)),
                Tuple.of(2, decimals(20, 18)),
                // with a price of 1 or 0.5 these end in exact halves of the fourth digit
                Tuple.of(
                        4,
                        Arbitraries.integers()
                                .between(-1_000, 1_000)
                                .map(n -> BigDecimal.valueOf(5L * n, 5))));
    }

    @Provide
    Arbitrary<MarketBuilder> markets() {
        var price =
                Combinators.combine(
                                Arbitraries.of(CURRENCIES),
                                Arbitraries.of(Quality.values()),
                                Arbitraries.integers().between(0, 4).map(i -> i > 0),
                                prices())
                        .as(Quoted::new);
        return Combinators.combine(
                        price.list().ofSize(INSTRUMENTS),
                        rates().injectNull(0.2).list().ofSize(CURRENCIES.size() - 1))
                .as(BlockValuerEqualsValuerTest::market);
    }

    private record Quoted(String currency, Quality quality, boolean isKnown, BigDecimal price) {}

    private static MarketBuilder market(List<Quoted> prices, List<BigDecimal> rates) {
        var market = pricesAt(NOON);
        IntStream.range(0, rates.size())
                .filter(i -> rates.get(i) != null)
                .forEach(i ->
                        market.rate("EUR/" + CURRENCIES.get(i + 1), rates.get(i).toPlainString()));
        IntStream.range(0, INSTRUMENTS)
                .filter(i -> prices.get(i).isKnown)
                .forEach(i ->
                        market.price(
                                new InstrumentId(i + 1),
                                new UnitPrice(
                                        prices.get(i).price,
                                        Currency.getInstance(prices.get(i).currency)),
                                prices.get(i).quality));
        return market;
    }

    private Arbitrary<BigDecimal> prices() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(BigDecimal.ONE, new BigDecimal("0.5"))),
                Tuple.of(5, positive(5, 4)),
                Tuple.of(1, positive(13, 0)),
                Tuple.of(1, positive(1, 18)),
                Tuple.of(2, positive(13, 18)));
    }

    private Arbitrary<BigDecimal> rates() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        2,
                        Arbitraries.of(
                                BigDecimal.ONE, new BigDecimal("1.25"), new BigDecimal("0.5"))),
                Tuple.of(4, positive(3, 5)),
                Tuple.of(1, positive(7, 18)),
                Tuple.of(1, positive(1, 18)));
    }

    private static Arbitrary<BigDecimal> positive(int integerDigits, int fractionDigits) {
        return decimals(integerDigits, fractionDigits)
                .map(BigDecimal::abs)
                .filter(d -> d.signum() > 0);
    }

    private static Arbitrary<BigDecimal> decimals(int integerDigits, int fractionDigits) {
        var limit = BigInteger.TEN.pow(integerDigits + fractionDigits).subtract(BigInteger.ONE);
        return Arbitraries.bigIntegers()
                .between(limit.negate(), limit)
                .map(unscaled -> new BigDecimal(unscaled, fractionDigits));
    }
}
