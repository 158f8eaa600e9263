package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.INSTRUMENTS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.TESCO;
import static io.tenfolio.testing.Given.aPortfolioIn;
import static io.tenfolio.testing.Given.pricesAt;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final Function<InstrumentId, Instrument> KNOWN =
            INSTRUMENTS.stream().collect(Collectors.toMap(Instrument::id, i -> i))::get;

    @Test
    void weighsByClassSectorCountryCurrencyAccountAndInstrument() {
        var allocation = spread();

        assertThat(allocation.byClass())
                .extracting(Allocation.Slice::key)
                .containsExactly(AssetClass.EQUITY, AssetClass.CASH);
        assertThat(allocation.bySector())
                .contains(
                        new Allocation.Slice<>(
                                "Technology", worth("1600 EUR"), new BigDecimal("40.0")));
        assertThat(allocation.byCountry())
                .extracting(Allocation.Slice::key)
                .containsExactly("US", "", "DE");
        assertThat(allocation.byCurrency())
                .extracting(Allocation.Slice::key)
                .containsExactly(Currency.getInstance("EUR"), Currency.getInstance("USD"));
        assertThat(allocation.byAccount())
                .containsExactly(
                        new Allocation.Slice<>(
                                new AccountId(1), worth("2600 EUR"), new BigDecimal("65.0")),
                        new Allocation.Slice<>(
                                new AccountId(2), worth("1400 EUR"), new BigDecimal("35.0")));
        assertThat(allocation.byInstrument()).hasSize(4);
    }

    private static Allocation spread() {
        var market =
                pricesAt(NOON)
                        .price(APPLE, "200 USD")
                        .price(SIEMENS, "100 EUR")
                        .rate("EUR/USD", "1.25");
        var portfolio =
                aPortfolioIn("EUR")
                        .holding(10, APPLE)
                        .cash("1000", EUROS)
                        .account(2)
                        .holding(12, SIEMENS)
                        .cash("250", DOLLARS)
                        .holding(5, TESCO); // no price: left out
        return new Allocation(portfolio.valuedAt(market), KNOWN, 1);
    }

    @Test
    void showsThirdsThatSumToAHundred() {
        var percents = percents(List.of(1L, 1L, 1L), 1);

        assertThat(percents)
                .containsExactly(
                        new BigDecimal("33.4"), new BigDecimal("33.3"), new BigDecimal("33.3"));
    }

    @Test
    void givesTheLastDigitToTheLargestRemainder() {
        // 66.66…, 16.83…, 16.50…: the first loses most, then the second
        assertThat(percents(List.of(6_666L, 1_683L, 1_651L), 0))
                .containsExactly(new BigDecimal("67"), new BigDecimal("17"), new BigDecimal("16"));
    }

    @Test
    void hasNoWeightsWhereNothingIsAboveZero() {
        assertThat(percents(List.of(), 1)).isEmpty();
        assertThat(percents(List.of(5L, -5L), 1)).isEmpty();
    }

    @Property(tries = 2_000)
    void sumsToExactlyAHundredWhateverTheParts(
            @ForAll @Size(min = 1, max = 40)
                    List<@LongRange(min = -1_000, max = 1_000_000_000_000L) Long> parts,
            @ForAll @IntRange(min = 0, max = 4) int digits) {
        var percents = percents(parts, digits);

        if (!percents.isEmpty()) {
            assertThat(percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(BigDecimal.valueOf(100));
            assertThat(percents).allMatch(percent -> percent.scale() == digits);
        }
    }

    /// The weights of instruments that are worth so many ten-thousandths each.
    private static List<BigDecimal> percents(List<Long> parts, int digits) {
        var euro = Currency.getInstance("EUR");
        var positions = new ArrayList<PositionValue>();
        for (long part : parts) {
            var holding =
                    new Holding(
                            new AccountId(1),
                            new InstrumentId(positions.size() + 1),
                            AssetClass.EQUITY,
                            euro,
                            Quantity.of(1),
                            Worth.zero(euro),
                            Worth.zero(euro));
            positions.add(new PositionValue(holding, null, null, Worth.ofScaled(part, euro)));
        }
        var none = Worth.zero(euro);
        var valuation =
                new Valuation(new PortfolioId(1), none, none, none, none, positions, List.of());
        return new Allocation(valuation, KNOWN, digits)
                .byInstrument().stream().map(Allocation.Slice::percent).toList();
    }
}
