package io.tenfolio.localmariadb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A JVM of its own that runs a main class of this module.
final class Child implements AutoCloseable {
    private static final Pattern FACT = Pattern.compile("(\\w+)=(\\S+)");

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child run(List<String> jvmOptions, Class<?> main, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// Reads up to the line that begins with `ready`; yields what it tells.
    Map<String, String> awaitReady() throws IOException {
        var before = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready")) {
                return FACT.matcher(line)
                        .results()
                        .collect(Collectors.toMap(fact -> fact.group(1), fact -> fact.group(2)));
            }
            before.append(line).append('\n');
        }
        throw new IllegalStateException("Ended before it was ready:\n" + before);
    }

    /// What it still says, up to its end.
    String rest() throws IOException {
        return output.lines().collect(Collectors.joining("\n"));
    }

    long pid() {
        return process.pid();
    }

    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Ends it as a person would and waits, as its server must be gone before the test's folder is deleted.
    @Override
    public void close() throws InterruptedException {
        terminate();
        if (!endsWithin(15)) {
            kill();
        }
    }

    /// Whether a process that is not a child of ours has ended within the time.
    static boolean endsWithin(long seconds, long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return true;
        }
        try {
            process.get().onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
