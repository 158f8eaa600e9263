package io.tenfolio.localmariadb;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits until the server we started answers. The pid file must name our process: another server may answer on the port.
record Readiness(DataFolder folder, Duration patience) {
    ServerVersion await(ServerProcess process, int port, long logBegin) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (!process.alive()) {
                throw ended(process, port, logBegin);
            }
            var version = answer(process, port);
            if (version.isPresent()) {
                return version.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new MariaDbDidNotStart(
                "it did not answer within " + patience.toSeconds() + " s",
                folder.log(),
                folder.logSince(logBegin));
    }

    private Optional<ServerVersion> answer(ServerProcess process, int port) throws IOException {
        var named = folder.serverPid();
        return named.isPresent() && named.getAsLong() == process.pid()
                ? Handshake.with(port)
                : Optional.empty();
    }

    private LocalMariaDbFailure ended(ServerProcess process, int port, long logBegin) {
        var log = folder.logSince(logBegin);
        return log.contains("Address already in use")
                ? new PortTaken(port)
                : new MariaDbDidNotStart(
                        "it ended with code " + process.exitCode(), folder.log(), log);
    }
}
