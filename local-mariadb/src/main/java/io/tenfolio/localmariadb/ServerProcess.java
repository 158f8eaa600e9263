package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// One running server. It is told by the kernel to stop when the thread that started it ends, so that thread waits for it:
/// a JVM that is killed takes its database down with it, cleanly.
final class ServerProcess {
    private static final System.Logger LOG = System.getLogger(ServerProcess.class.getName());

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(List<String> command, Path output) throws IOException {
        var builder =
                new ProcessBuilder(dyingWithUs(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform()
                .daemon()
                .name("local-mariadb")
                .start(() -> startAndStay(builder, started));
        try {
            return new ServerProcess(started.join());
        } catch (CompletionException e) {
            throw new IOException("Cannot start " + command.getFirst(), e.getCause());
        }
    }

    private static void startAndStay(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            var process = builder.start();
            process.getOutputStream().close();
            started.complete(process);
            process.onExit().join();
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
    }

    private static List<String> dyingWithUs(List<String> command) {
        var setpriv = Programs.find("setpriv", Programs.folders());
        if (setpriv.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "There is no setpriv here (Debian: util-linux): when this process is killed, MariaDB runs on until the"
                            + " next start");
            return command;
        }
        var whole = new ArrayList<>(List.of(setpriv.get().toString(), "--pdeathsig", "TERM"));
        whole.addAll(command);
        return whole;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Waits until the server has ended, however it ends.
    void awaitEnd() {
        process.onExit().join();
    }

    /// Asks the server to end, and ends it by force when it has not within the time.
    void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "MariaDB (process {0}) did not stop within {1}, killing it",
                        Long.toString(pid()),
                        patience);
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly().onExit().join();
            Thread.currentThread().interrupt();
        }
    }
}
