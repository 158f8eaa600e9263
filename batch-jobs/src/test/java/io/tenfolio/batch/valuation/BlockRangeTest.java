package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class BlockRangeTest {
    @Test
    void isCutWhereItIsLongEnoughAndWhereABlockIsThereAlready() {
        assertThat(BlockRange.of(IntStream.of(0, 1, 2, 3, 4, 7, 9, 10), 3))
                .containsExactly(
                        new BlockRange(0, 2),
                        new BlockRange(3, 4),
                        new BlockRange(7, 7),
                        new BlockRange(9, 10));
    }

    @Test
    void isNoneOfNoBlocks() {
        assertThat(BlockRange.of(IntStream.empty(), 3)).isEmpty();
    }

    @Test
    void comesBackFromAPartitionsContext() {
        var context = new ExecutionContext();
        new BlockRange(50, 99).in(context);

        assertThat(BlockRange.from(context)).isEqualTo(new BlockRange(50, 99));
    }
}
