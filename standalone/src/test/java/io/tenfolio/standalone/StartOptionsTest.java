package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {
    @Test
    void hasADefaultForEverything() {
        assertThat(StartOptions.parse())
                .isEqualTo(
                        new StartOptions(
                                Path.of("data").toAbsolutePath(),
                                8080,
                                false,
                                Duration.ofMinutes(10),
                                250,
                                true));
    }

    @Test
    void readsBothWaysToGiveAValue() {
        var options =
                StartOptions.parse(
                        "--fresh",
                        "--port=9000",
                        "--data",
                        "/tmp/x/../y",
                        "--every",
                        "30s",
                        "--portfolios=1000",
                        "--no-trades");

        assertThat(options)
                .isEqualTo(
                        new StartOptions(
                                Path.of("/tmp/y"),
                                9000,
                                true,
                                Duration.ofSeconds(30),
                                1000,
                                false));
    }

    @ParameterizedTest
    @CsvSource({"1m, 60", "10m, 600", "2h, 7200", "45s, 45"})
    void understandsSpans(String text, long seconds) {
        assertThat(StartOptions.parse("--every", text).every()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=0",
                "--port=65536",
                "--port=many",
                "--every=7m",
                "--every=0s",
                "--every=fast",
                "--every=48h",
                "--portfolios=0",
                "--unknown",
                "--data"
            })
    void refusesWhatItDoesNotUnderstand(String word) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> StartOptions.parse(word))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_UNDERSTOOD));
    }
}
