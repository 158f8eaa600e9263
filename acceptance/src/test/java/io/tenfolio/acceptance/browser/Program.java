package io.tenfolio.acceptance.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One of our programs as a process of its own, on this test's class path.
final class Program implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(10);

    private final Process process;
    private final int port;
    private final Path log;

    private Program(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts `main` and waits until it answers. `%port%` in an argument is its port.
    static Program start(String main, Path folder, String... arguments) throws IOException {
        int port = freePort();
        var log = folder.resolve(main.substring(main.lastIndexOf('.') + 1) + ".out");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main));
        for (var argument : arguments) {
            command.add(argument.replace("%port%", Integer.toString(port)));
        }
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        var program = new Program(process, port, log);
        program.awaitReady();
        return program;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /// Neither ended nor answering.
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Cannot signal process " + process.pid(), e);
        }
    }

    /// As if the machine's power went: no farewell.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            long end = System.nanoTime() + READY_WITHIN.toNanos();
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("It ended:\n" + Files.readString(log));
                }
                if (answers(client)) {
                    return;
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("Not ready in time:\n" + Files.readString(log));
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "alive")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
