package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the server's own tables in a new data folder; they are moved to their place when complete.
final class Installation {
    private Installation() {}

    static void inNew(DataFolder folder, ServerBinaries binaries) throws IOException {
        if (Files.exists(folder.tables())) {
            return;
        }
        var half = folder.path().resolve("tables.half");
        Folders.delete(half);
        var command = new ArrayList<>(command(binaries, half));
        command.addAll(asRoot());
        // a server that starts clears leftovers of others out of a shared temporary folder
        Files.createDirectories(folder.temporary());
        var answer = Programs.run(command, Map.of("TMPDIR", folder.temporary().toString()));
        if (answer.exitCode() != 0) {
            throw new MariaDbDidNotStart(
                    "setting up its tables ended with code " + answer.exitCode(),
                    binaries.installer(),
                    answer.output());
        }
        Files.move(half, folder.tables(), StandardCopyOption.ATOMIC_MOVE);
        folder.rememberTablesVersion(binaries.version());
    }

    private static List<String> command(ServerBinaries binaries, Path tables) {
        return List.of(
                binaries.installer().toString(),
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--datadir=" + tables,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                // else it ends on a machine that cannot look up its own name
                "--force");
    }

    /// The server refuses to run as root unless told so.
    static List<String> asRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                ? List.of("--user=root")
                : List.of();
    }
}
