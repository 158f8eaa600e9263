package io.tenfolio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.job.Remark.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemarkTest {
    private static final Object[] FACTS = {"2026-11-20T12:00:00Z#0", "olu", "2026-11-20T12:10:00Z"};

    @ParameterizedTest
    @EnumSource
    void isReadBackWithItsFacts(Remark remark) {
        var said = Remark.read(remark.say(FACTS)).orElseThrow();

        assertThat(said.remark()).isEqualTo(remark);
        assertThat(said.remark().say(said.facts().toArray())).isEqualTo(remark.say(FACTS));
    }

    @Test
    void keepsItsFactsApart() {
        assertThat(
                        Remark.read(
                                "Run 2026-11-20T12:00:00Z#1 is queued; 2026-11-20T12:00:00Z#0 stays as it is"))
                .contains(
                        new Said(
                                Remark.RUN_REVISED,
                                List.of("2026-11-20T12:00:00Z#1", "2026-11-20T12:00:00Z#0")));
    }

    @Test
    void mayBeAFactOfAnother() {
        var inner = Remark.TIMETABLE_PAUSED.say("olu", "maintenance from 8 to 9");
        var said = Remark.read(Remark.DURING.say(inner, "08:00", "09:00")).orElseThrow();

        assertThat(said).isEqualTo(new Said(Remark.DURING, List.of(inner, "08:00", "09:00")));
        assertThat(Remark.read(inner).orElseThrow().facts())
                .containsExactly("olu", "maintenance from 8 to 9");
    }

    @Test
    void isNoOtherText() {
        assertThat(Remark.read("")).isEmpty();
        assertThat(Remark.read("Connection refused")).isEmpty();
    }

    @Test
    void doesNotGoWithoutItsFacts() {
        assertThatThrownBy(() -> Remark.RUN_REVISED.say("one"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
