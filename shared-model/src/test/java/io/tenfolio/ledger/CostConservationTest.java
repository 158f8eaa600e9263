package io.tenfolio.ledger;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.LedgerBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is bought, moved, split and sold: no cost is lost and none is made.
class CostConservationTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final BigDecimal NEARLY_NOTHING = new BigDecimal("1e-20");

    /// Euros for a dollar, another one each day.
    private static final RateHistory RATES =
            (from, to, at) ->
                    Optional.of(
                            BigDecimal.valueOf(
                                    700 + Duration.between(START, at).toDays() % 300, 3));

    private enum Deed {
        BUY,
        SELL,
        TRANSFER,
        SPLIT
    }

    private record Step(Deed deed, int account, BigDecimal units, BigDecimal gross) {}

    @Property(tries = 2_000)
    void costStaysOrIsRelievedUnderBothMethods(
            @ForAll("stories") List<Step> steps, @ForAll CostMethod method) {
        var holdings = tell(steps).ledger().holdings(method, EUR, RATES, Instant.MAX);

        var bought = BigDecimal.ZERO;
        var boughtInDollars = BigDecimal.ZERO;
        for (int day = 0; day < steps.size(); day++) {
            if (steps.get(day).deed == Deed.BUY) {
                var rate = BigDecimal.valueOf(700 + day, 3);
                bought = bought.add(steps.get(day).gross.multiply(rate));
                boughtInDollars = boughtInDollars.add(steps.get(day).gross);
            }
        }
        assertThat(held(holdings, lot -> lot.base().gross()).add(relieved(holdings, Relief::cost)))
                .isCloseTo(bought, within(NEARLY_NOTHING));
        assertThat(
                        held(holdings, lot -> lot.local().gross())
                                .add(relieved(holdings, Relief::localCost)))
                .isCloseTo(boughtInDollars, within(NEARLY_NOTHING));
    }

    @Property(tries = 1_000)
    void bothMethodsAgreeOnWhatIsHeldAndMissing(@ForAll("stories") List<Step> steps) {
        var ledger = tell(steps).ledger();

        var fifo = ledger.positions(CostMethod.FIFO, EUR, RATES, Instant.MAX);
        var average = ledger.positions(CostMethod.MOVING_AVERAGE, EUR, RATES, Instant.MAX);

        assertThat(fifo.keySet()).isEqualTo(average.keySet());
        fifo.forEach((key, position) -> {
            assertThat(position.quantity()).isEqualTo(average.get(key).quantity());
            assertThat(position.missing()).isEqualTo(average.get(key).missing());
        });
    }

    @Property(tries = 1_000)
    void aClosedPositionCostsNothingAndGainPartsAddUp(
            @ForAll("stories") List<Step> steps, @ForAll CostMethod method) {
        var holdings = tell(steps).ledger().holdings(method, EUR, RATES, Instant.MAX);

        for (var position : holdings.positions().values()) {
            if (position.quantity().isZero()) {
                assertThat(position.lots()).isEmpty();
                assertThat(position.cost().amount()).isZero();
            }
            assertThat(position.realised().fromPrice().plus(position.realised().fromCurrency()))
                    .isEqualTo(position.realised().total());
        }
        for (var relief : holdings.reliefs()) {
            // the price's part, worked out on its own: the local gain at the rate of the sale
            var day = Duration.between(START, relief.at()).toDays();
            var fromPrice = relief.localGain().multiply(BigDecimal.valueOf(700 + day, 3));
            assertThat(fromPrice.add(relief.fromCurrency()))
                    .isCloseTo(relief.gain(), within(NEARLY_NOTHING));
        }
    }

    private static BigDecimal held(Holdings holdings, Function<Lot, BigDecimal> part) {
        return holdings.positions().values().stream()
                .flatMap(position -> position.lots().stream())
                .map(part)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal relieved(Holdings holdings, Function<Relief, Cost> part) {
        return holdings.reliefs().stream()
                .map(relief -> part.apply(relief).gross())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static LedgerBuilder tell(List<Step> steps) {
        var story = aLedger();
        for (int day = 0; day < steps.size(); day++) {
            var step = steps.get(day);
            var units = step.units.toPlainString();
            var gross = step.gross + " USD";
            story.at(START.plus(Duration.ofDays(day))).in(step.account);
            switch (step.deed) {
                case BUY -> story.buy(units, APPLE, gross);
                case SELL -> story.sell(units, APPLE, gross);
                case TRANSFER -> story.transferTo(3 - step.account, units, APPLE);
                case SPLIT -> story.split(APPLE, 1 + step.units.intValue() % 3, 1 + step.account);
            }
        }
        return story;
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        var units =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.000001"), BigDecimal.valueOf(50))
                        .ofScale(6);
        var gross =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.valueOf(10_000))
                        .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(1, 2),
                        units,
                        gross)
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
