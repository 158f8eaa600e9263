package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What `./tenfolio` says and answers without building or starting anything.
class ScriptTest {
    private static final Path SCRIPT = Path.of("..", "tenfolio").toAbsolutePath().normalize();

    @TempDir private Path empty;

    private record Answer(int code, String words) {}

    @Test
    void listsEveryCommandItKnows() throws Exception {
        var commands =
                Files.readAllLines(SCRIPT).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("up | "))
                        .flatMap(line -> Arrays.stream(line.split("\\)")[0].split(" \\| ")))
                        .toList();

        var help = ask("help");

        assertThat(help.code()).isZero();
        assertThat(commands).contains("scheduler", "status", "stop", "admin", "format", "clean");
        assertThat(commands)
                .allSatisfy(command -> assertThat(help.words()).contains("\n  " + command));
        assertThat(help.words()).contains("\n  test", "\n  build", "--port N", "--fresh");
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryExitCode(ExitCode code) throws Exception {
        assertThat(ask("help").words()).containsPattern("(·|:|\n) *" + code.number() + " [A-Za-z]");
    }

    @ParameterizedTest
    @CsvSource({
        "dance, 2, Usage",
        "status --data, 2, needs a folder",
        "status --data %empty%, 6, Nothing runs on",
        "stop --data %empty%, 6, Nothing runs on",
        "scheduler --data %empty%, 6, Nothing runs on",
        "admin, 2, admin create LOGIN"
    })
    void answersWithACodeAndInWords(String words, int code, String said) throws Exception {
        var answer = ask(words.replace("%empty%", empty.toString()).split(" "));

        assertThat(answer.words()).contains(said);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void isNotDeceivedByThePidOfAProcessThatIsGone() throws Exception {
        Files.writeString(empty.resolve("pid"), ProcessHandle.current().pid() + "\n");

        assertThat(ask("status", "--data", empty.toString()).code()).isEqualTo(6);
    }

    private static Answer ask(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = process.inputReader().lines().collect(Collectors.joining("\n", "\n", "\n"));
        return new Answer(process.waitFor(), said);
    }
}
