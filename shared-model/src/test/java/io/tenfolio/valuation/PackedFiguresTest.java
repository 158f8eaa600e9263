package io.tenfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedFiguresTest {
    @Property(tries = 3_000)
    void comeBackAsTheyWere(@ForAll("figures") long[] values) {
        var packed = PackedFigures.pack(values);

        assertThat(PackedFigures.unpack(packed)).isEqualTo(values);
        for (int place = 0; place < values.length; place++) {
            assertThat(PackedFigures.at(packed, place)).isEqualTo(values[place]);
        }
    }

    @Test
    void takeTheWidthOfTheLargest() {
        assertThat(PackedFigures.pack(new long[] {1, -127, PackedFigures.ABSENT})).hasSize(1 + 3);
        assertThat(PackedFigures.pack(new long[] {1, -128})).hasSize(1 + 2 * 2);
        assertThat(PackedFigures.pack(new long[1_000])).hasSize(1_001);
        assertThat(PackedFigures.pack(new long[] {Long.MAX_VALUE})).hasSize(1 + 8);
    }

    @Test
    void areAbsentBehindTheEndOfTheBlock() {
        assertThat(PackedFigures.at(PackedFigures.pack(new long[] {7}), 1))
                .isEqualTo(PackedFigures.ABSENT);
    }

    @Test
    void refuseBytesThatAreNone() {
        assertThatThrownBy(() -> PackedFigures.unpack(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackedFigures.unpack(new byte[] {9, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackedFigures.unpack(new byte[] {2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<long[]> figures() {
        var ofAnyWidth =
                Arbitraries.integers()
                        .between(0, 63)
                        .flatMap(bits -> Arbitraries.longs().map(value -> value >> bits));
        return Arbitraries.integers()
                .between(0, 56)
                .flatMap(bits ->
                        Arbitraries.oneOf(
                                        Arbitraries.longs().map(value -> value >> bits),
                                        Arbitraries.of(PackedFigures.ABSENT),
                                        ofAnyWidth.filter(v -> Math.abs(v >> 1) < 1 << 20))
                                .array(long[].class)
                                .ofMaxSize(50));
    }
}
