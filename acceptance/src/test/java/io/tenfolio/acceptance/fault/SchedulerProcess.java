package io.tenfolio.acceptance.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scheduler in a process of its own, on the test's class path without what belongs to pages.
final class SchedulerProcess {
    private static final List<String> OF_PAGES =
            List.of(
                    "vaadin",
                    "springdoc",
                    "swagger",
                    "web-ui",
                    "standalone",
                    "playwright",
                    "spring-security",
                    "spring-boot-security",
                    "spring-boot-starter-security",
                    "browserless",
                    "atmosphere");

    private final String name;
    private final Path folder;
    private final Map<String, String> settings;
    private @Nullable Process process;
    private Instant startedAt = Instant.EPOCH;
    private int starts;

    SchedulerProcess(String name, Path folder, Map<String, String> settings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    Control control() {
        return new Control(folder.resolve(name + "-control"));
    }

    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    void start() {
        control().forgetAll();
        control().set("of-" + name, true);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dcontrol=" + control().folder(),
                                "-cp",
                                classPath(),
                                FaultyScheduler.class.getName(),
                                "--tenfolio.node.name=" + name));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            // settings with passwords stay out of the command line, which everybody on the machine
            // can read
            settings.forEach(
                    (key, value) -> builder.environment().put(environmentName(key), value));
            startedAt = Instant.now();
            process = builder.redirectOutput(log(++starts)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All it wrote, in each of its lives.
    List<Path> logs() {
        return IntStream.rangeClosed(1, starts).mapToObj(number -> log(number).toPath()).toList();
    }

    void kill() {
        signal("KILL");
        await();
    }

    /// When its newest life began.
    Instant startedAt() {
        return startedAt;
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /// Frozen for so long and no longer: one program does all three, however long this one waits for the processor.
    void freezeFor(Duration standstill) {
        run(
                "sh",
                "-c",
                "kill -STOP $0 && sleep $1 && kill -CONT $0",
                Long.toString(pid()),
                Long.toString(standstill.toSeconds()));
    }

    void stop() {
        if (isAlive()) {
            signal("CONT");
            signal("TERM");
            await();
        }
    }

    private void await() {
        try {
            if (process != null && !process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String signal) {
        run("kill", "-" + signal, Long.toString(pid()));
    }

    private long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process.pid();
    }

    private void run(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Cannot signal " + name, e);
        }
    }

    private File log(int number) {
        return folder.resolve("%s-%d.log".formatted(name, number)).toFile();
    }

    private static String environmentName(String key) {
        return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OF_PAGES.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
