package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import org.springframework.util.FileSystemUtils;

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

    @ParameterizedTest
    @CsvSource({
        "--dance, 2, Not understood: --dance",
        "--port 99999, 2, A port is between 1 and 65535",
        "--every 7m, 2, A day must be whole steps",
        "--data, 2, needs a folder",
        "--port %taken%, 10, is taken by another program",
        "--data %locked%, 11, is in use by process"
    })
    void saysBeforeTheBuildWhyUpCannotStart(String words, int code, String said) throws Exception {
        DataHome.take(empty.resolve("locked"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer =
                    askUnbuilt(
                            ("up " + words)
                                    .replace("%taken%", Integer.toString(taken.getLocalPort()))
                                    .replace("%locked%", empty.resolve("locked").toString()));

            assertThat(answer.words()).contains(said).doesNotContain("Building Tenfolio");
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void buildsWhenNothingKeepsUpFromStarting() throws Exception {
        var answer = askUnbuilt("up --port %d --every 1m".formatted(freePort()));

        assertThat(answer.words()).contains("Building Tenfolio", "The build failed");
        assertThat(answer.code()).isEqualTo(5);
    }

    @Test
    void isNotDeceivedByThePidOfAProcessThatIsGone() throws Exception {
        Files.writeString(empty.resolve("pid"), ProcessHandle.current().pid() + "\n");

        assertThat(ask("status", "--data", empty.toString()).code()).isEqualTo(6);
    }

    private static Answer ask(String... words) throws IOException, InterruptedException {
        return answer(SCRIPT, new ProcessBuilder(), words);
    }

    /// The script beside our sources where nothing is built, nothing of the machine is missing, and Maven fails.
    private Answer askUnbuilt(String words) throws IOException, InterruptedException {
        var script = Files.copy(SCRIPT, empty.resolve("tenfolio"));
        FileSystemUtils.copyRecursively(
                SCRIPT.resolveSibling("standalone").resolve("src/main"),
                empty.resolve("standalone/src/main"));
        var programs = Files.createDirectory(empty.resolve("programs"));
        program(programs.resolve("mvn"), "exit 1");
        program(programs.resolve("mariadbd"), "exit 1");
        program(programs.resolve("node"), "echo 24");
        var builder = new ProcessBuilder();
        builder.environment().merge("PATH", programs + ":", (path, first) -> first + path);
        return answer(script, builder, words.split(" "));
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Answer answer(Path script, ProcessBuilder builder, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(words));
        var process = builder.command(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said =
                process.inputReader(StandardCharsets.UTF_8)
                        .lines()
                        .collect(Collectors.joining("\n", "\n", "\n"));
        return new Answer(process.waitFor(), said);
    }
}
