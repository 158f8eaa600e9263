package io.tenfolio.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A second scheduler in a process of its own, with the options of this one: a member of the cluster that values ranges of others' runs.
final class SecondNode implements AutoCloseable {
    private final Process process;

    private SecondNode(Process process) {
        this.process = process;
    }

    static SecondNode start(BenchDatabase database) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), SecondNode.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // settings with passwords stay out of the command line, which everybody on the machine can
        // read
        database.properties()
                .forEach((name, value) ->
                        builder.environment()
                                .put(
                                        name.replace('.', '_').toUpperCase(Locale.ROOT),
                                        value.toString()));
        try {
            return new SecondNode(builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs until nobody holds its input any more.
    public static void main(String[] arguments) throws IOException {
        try (var _ = ProductJob.on(Map.of())) {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        }
    }

    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
