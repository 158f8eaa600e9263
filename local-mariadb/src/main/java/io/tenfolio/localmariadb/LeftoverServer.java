package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sees off the server of a JVM that was killed: it is still shutting down, or knows nothing of it (no `setpriv`). Only
/// called by who holds the folder's lock, so the server cannot belong to a living process of ours.
final class LeftoverServer {
    private static final System.Logger LOG = System.getLogger(LeftoverServer.class.getName());
    private static final long PATIENCE_SECONDS = 10;

    private LeftoverServer() {}

    static void seeOff(DataFolder folder) throws IOException {
        var pid = folder.serverPid();
        if (pid.isPresent()) {
            ProcessHandle.of(pid.getAsLong())
                    .filter(process -> worksOn(folder.tables(), process.pid()))
                    .ifPresent(LeftoverServer::end);
        }
        Files.deleteIfExists(folder.pidFile());
    }

    /// A number from a file may belong to any program by now: its command line must name the folder.
    private static boolean worksOn(Path tables, long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .contains("--datadir=" + tables + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle server) {
        LOG.log(
                System.Logger.Level.INFO,
                "Waiting for MariaDB process {0} of an earlier run to stop",
                Long.toString(server.pid()));
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for MariaDB to stop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
