package io.tenfolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BlockLayoutTest {
    @Test
    void fillsABlockBeforeItBeginsTheNext() {
        var layout = new BlockLayout(1_000);

        assertThat(layout.blockOf(new PortfolioId(1))).isZero();
        assertThat(layout.placeOf(new PortfolioId(1))).isZero();
        assertThat(layout.blockOf(new PortfolioId(1_000))).isZero();
        assertThat(layout.placeOf(new PortfolioId(1_000))).isEqualTo(999);
        assertThat(layout.blockOf(new PortfolioId(1_001))).isEqualTo(1);
        assertThat(layout.first(1)).isEqualTo(new PortfolioId(1_001));
        assertThat(layout.last(1)).isEqualTo(new PortfolioId(2_000));
    }

    @Property
    void findsEachPortfolioWhereItPutIt(
            @ForAll @LongRange(min = 1, max = 10_000_000) long id,
            @ForAll @IntRange(min = 1, max = 1_000) int size) {
        var layout = new BlockLayout(size);
        var portfolio = new PortfolioId(id);

        assertThat(layout.at(layout.blockOf(portfolio), layout.placeOf(portfolio)))
                .isEqualTo(portfolio);
        assertThat(layout.placeOf(portfolio)).isBetween(0, size - 1);
    }

    @Test
    void refusesBlocksThatHoldNothingOrTooMuch() {
        assertThatThrownBy(() -> new BlockLayout(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockLayout(1_001))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
