package io.tenfolio.batch.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.valuation.RangeWord.Busy;
import io.tenfolio.batch.valuation.RangeWord.Done;
import io.tenfolio.batch.valuation.RangeWord.End;
import io.tenfolio.batch.valuation.RangeWord.GivenBack;
import io.tenfolio.batch.valuation.RangeWord.Offer;
import io.tenfolio.batch.valuation.RangeWord.Ready;
import io.tenfolio.batch.valuation.RangeWord.Value;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeWordTest {
    private static final Claim CLAIM =
            new Claim(new RunId(Slot.ofEpochSecond(1_795_255_200), 2), 7);
    private static final BlockRange RANGE = new BlockRange(50, 99);

    static List<RangeWord> words() {
        return List.of(
                new Offer(CLAIM),
                new Ready(CLAIM),
                new Value(CLAIM, RANGE),
                new Busy(CLAIM, RANGE),
                new Done(CLAIM, RANGE, true),
                new Done(CLAIM, RANGE, false),
                new GivenBack(CLAIM, RANGE, "the disk is full, or so"),
                new End(CLAIM));
    }

    @ParameterizedTest
    @MethodSource("words")
    void comesBackFromItsText(RangeWord word) {
        assertThat(RangeWord.of(word.text())).contains(word);
    }

    @Test
    void isAShortText() {
        assertThat(new Done(CLAIM, RANGE, true).text())
                .isEqualTo("ranges1 done 1795255200 2 7 50-99 staged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ranges2 offer 1795255200 2 7",
                "ranges1 offer 1795255200 2",
                "ranges1 sing 1795255200 2 7",
                "ranges1 offer noon 2 7",
                "ranges1 value 1795255200 2 7",
                "ranges1 value 1795255200 2 7 99-50",
                "ranges1 value 1795255200 2 7 ninety",
                "ranges1 done 1795255200 2 7 50-99"
            })
    void isNothingWhenItIsNotUnderstood(String text) {
        assertThat(RangeWord.of(text)).isEmpty();
    }
}
