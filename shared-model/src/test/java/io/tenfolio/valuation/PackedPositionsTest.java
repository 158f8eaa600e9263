package io.tenfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.PackedPositions.NotUnderstood;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedPositionsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(4);
    private static final int BLOCK = 2;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY");

    /// A negative instrument: cash.
    private record Holding(int instrument, String quantity, String cost, String gain) {}

    private record Held(int place, String base, List<Holding> holdings) {}

    @Property(tries = 500)
    void comeBackAsTheyWere(@ForAll("portfolios") List<Held> portfolios) {
        var block = blockOf(portfolios);

        var back = PackedPositions.unpack(PackedPositions.pack(block), BLOCK, LAYOUT);

        assertThat(back).usingRecursiveComparison().isEqualTo(block);
    }

    @Test
    void keepWhyAPortfolioCannotBeValued() {
        var block =
                blockOf(List.of(held("99999999999999999999.0000"), new Held(3, "USD", List.of())));

        var back = PackedPositions.unpack(PackedPositions.pack(block), BLOCK, LAYOUT);

        assertThat(back.trouble(1)).isPresent().isEqualTo(block.trouble(1));
        assertThat(back.hasPortfolioAt(0)).isFalse();
        assertThat(back.hasPortfolioAt(3)).isTrue();
    }

    @Test
    void areNotTakenForThoseOfAnotherBlockOrLayout() {
        var packed = PackedPositions.pack(blockOf(List.of(held("1.0000"))));

        assertThatThrownBy(() -> PackedPositions.unpack(packed, BLOCK + 1, LAYOUT))
                .isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> PackedPositions.unpack(packed, BLOCK, new BlockLayout(3)))
                .isInstanceOf(NotUnderstood.class);
    }

    @Property(tries = 200)
    void areNotUnderstoodOnceAByteHasChanged(
            @ForAll("portfolios") List<Held> portfolios, @ForAll int which) {
        var packed = PackedPositions.pack(blockOf(portfolios));
        packed[Math.floorMod(which, packed.length)] ^= 4;

        assertThatThrownBy(() -> PackedPositions.unpack(packed, BLOCK, LAYOUT))
                .isInstanceOf(NotUnderstood.class);
    }

    private static Held held(String cost) {
        return new Held(1, "EUR", List.of(new Holding(7, "1.5", cost, "0.0000")));
    }

    private static PositionBlock blockOf(List<Held> portfolios) {
        var builder = PositionBlock.of(BLOCK, LAYOUT);
        for (var one : portfolios) {
            var id = LAYOUT.at(BLOCK, one.place);
            builder.portfolio(new PortfolioId(id.value()), Currency.getInstance(one.base));
            for (var holding : one.holdings) {
                if (holding.instrument < 0) {
                    builder.holdsCash(
                            Currency.getInstance(CURRENCIES.get(-1 - holding.instrument)),
                            holding.quantity,
                            holding.gain);
                } else {
                    builder.holds(holding.instrument, holding.quantity, holding.cost, holding.gain);
                }
            }
        }
        return builder.build();
    }

    @Provide
    Arbitrary<List<Held>> portfolios() {
        var holding =
                Combinators.combine(
                                Arbitraries.integers().between(-CURRENCIES.size(), 200_000),
                                Arbitraries.oneOf(
                                        decimals("1e20", 18), decimals("1e6", 2), decimals("2", 9)),
                                decimals("1e9", 4),
                                decimals("1e9", 4))
                        .as(Holding::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, LAYOUT.size() - 1),
                        Arbitraries.of(CURRENCIES),
                        holding.list().ofMaxSize(6))
                .as(Held::new)
                .list()
                .uniqueElements(Held::place)
                .ofMaxSize(LAYOUT.size());
    }

    private static Arbitrary<String> decimals(String upTo, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(upTo).negate(), new BigDecimal(upTo))
                .ofScale(scale)
                .map(value -> value.setScale(scale).toPlainString());
    }
}
