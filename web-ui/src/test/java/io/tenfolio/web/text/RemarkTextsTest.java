package io.tenfolio.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.job.Remark;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemarkTextsTest {
    @ParameterizedTest
    @EnumSource
    void saysInEnglishWhatSchedulersSaid(Remark remark) {
        var said = remark.say("2026-11-20T12:00:00Z#0", "olu", "08:00");

        assertThat(RemarkTexts.in(Locale.ENGLISH, said)).isEqualTo(said);
    }

    @Test
    void saysItInTheReadersLanguageWithTheStateOfARun() {
        assertThat(
                        RemarkTexts.in(
                                Locale.GERMAN,
                                "Run 2026-11-20T12:00:00Z#0 has not failed, it is PUBLISHED"))
                .isEqualTo(
                        "Lauf 2026-11-20T12:00:00Z#0 ist nicht fehlgeschlagen, er ist veröffentlicht");
    }

    @Test
    void saysARemarkWithinARemarkToo() {
        var said =
                Remark.DURING.say(
                        Remark.TIMETABLE_PAUSED.say("olu", "new disks"),
                        "2026-11-20T08:00:00Z",
                        "2026-11-20T09:00:00Z");

        assertThat(RemarkTexts.in(Locale.GERMAN, said))
                .isEqualTo(
                        "Der Zeitplan war angehalten von olu (new disks) von 2026-11-20T08:00:00Z bis 2026-11-20T09:00:00Z");
    }

    @Test
    void leavesThePlainWordsOfPeopleAndLibrariesAlone() {
        assertThat(RemarkTexts.in(Locale.GERMAN, "The step valuePortfolios failed: {0} it's full"))
                .isEqualTo("Der Schritt valuePortfolios schlug fehl: {0} it's full");
        assertThat(RemarkTexts.in(Locale.GERMAN, "Connection refused"))
                .isEqualTo("Connection refused");
    }
}
