package io.tenfolio.valuation;

import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aPortfolioIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.portfolio.BlockLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PositionBlockTest {
    @Property(tries = 2_000)
    void shiftsQuantitiesAsFarAsTheLargestAllowsAndGivesThemBack(
            @ForAll @LongRange(min = 1, max = PositionBlock.LARGEST) long one,
            @ForAll @LongRange(min = 1, max = PositionBlock.LARGEST) long other,
            @ForAll @LongRange(min = 1, max = PositionBlock.LARGEST) long cash) {
        var portfolio =
                aPortfolioIn("EUR")
                        .holding(units(one), SIEMENS)
                        .holding("-" + units(other), SIEMENS)
                        .cash(units(cash), EUROS);
        var builder = PositionBlock.of(0, new BlockLayout(1));
        portfolio.addTo(builder);

        var block = builder.build();

        assertThat(block.elsewhere()).isEmpty();
        assertThat(block.quantity(0)).isEqualTo(one);
        assertThat(block.quantity(1)).isEqualTo(-other);
        assertThat(block.quantity(2)).isEqualTo(cash);
        assertThat(Arrays.stream(block.shiftedQuantities()).map(Math::abs).max().orElseThrow())
                .isLessThanOrEqualTo(PositionBlock.LARGEST);
        assertThat(Math.max(one, other) << block.shift())
                .as("less than four binary digits of room")
                .isGreaterThan(PositionBlock.LARGEST >> 4);
        assertThat(cash << block.cashShift()).isGreaterThan(PositionBlock.LARGEST >> 4);
    }

    @Property(tries = 500)
    void putsLargerQuantitiesElsewhere(
            @ForAll @LongRange(min = PositionBlock.LARGEST + 1) long quantity) {
        var builder = PositionBlock.of(0, new BlockLayout(1));
        aPortfolioIn("EUR").holding(units(quantity), SIEMENS).addTo(builder);

        var block = builder.build();

        assertThat(block.elsewhere()).containsExactly(0);
        assertThat(block.exactQuantity(0)).isEqualByComparingTo(units(quantity));
    }

    private static String units(long quantity) {
        return BigDecimal.valueOf(quantity, PositionBlock.SCALE).toPlainString();
    }
}
