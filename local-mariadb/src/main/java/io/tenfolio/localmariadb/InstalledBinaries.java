package io.tenfolio.localmariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds a MariaDB server that is installed on this machine.
final class InstalledBinaries {
    private final List<Path> folders;

    InstalledBinaries(List<Path> folders) {
        this.folders = folders;
    }

    static InstalledBinaries onThisMachine() {
        return new InstalledBinaries(Programs.folders());
    }

    Optional<ServerBinaries> find() {
        return Programs.find("mariadbd", folders).flatMap(this::describe);
    }

    private Optional<ServerBinaries> describe(Path server) {
        var base = real(server).resolve("../..").normalize();
        var installer =
                Programs.find(
                        "mariadb-install-db",
                        List.of(
                                base.resolve("bin"),
                                base.resolve("scripts"),
                                server.resolveSibling("")));
        if (installer.isEmpty()) {
            return Optional.empty();
        }
        SharedLibraries.requireAll(server);
        var answer = Programs.run(List.of(server.toString(), "--version"), Map.of());
        return ServerVersion.in(answer.output())
                .map(version ->
                        new ServerBinaries(server, installer.get(), base, messages(base), version));
    }

    /// Without links: `/sbin` is one to `/usr/sbin`, and the messages are found from there.
    private static Path real(Path server) {
        try {
            return server.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path messages(Path base) {
        return List.of("share/mysql", "share/mariadb", "share").stream()
                .map(base::resolve)
                .filter(folder -> folder.resolve("english/errmsg.sys").toFile().exists())
                .findFirst()
                .orElse(base.resolve("share"));
    }
}
