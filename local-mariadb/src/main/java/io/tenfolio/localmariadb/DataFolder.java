package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What lies where in a data folder. The server's tables are in `tables`; everything else is small and ours.
record DataFolder(Path path) {
    static DataFolder at(Path folder) throws IOException {
        var absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        return new DataFolder(absolute);
    }

    Path tables() {
        return path.resolve("tables");
    }

    Path temporary() {
        return path.resolve("tmp");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path pidFile() {
        return path.resolve("server.pid");
    }

    Path initFile() {
        return path.resolve("init.sql");
    }

    Path passwordFile() {
        return path.resolve("passwords");
    }

    /// The port of the last start.
    OptionalInt rememberedPort() throws IOException {
        return number(path.resolve("port")).stream()
                .filter(port -> port > 0 && port < 65_536)
                .mapToInt(port -> (int) port)
                .findFirst();
    }

    void rememberPort(int port) throws IOException {
        replace(path.resolve("port"), Integer.toString(port));
    }

    /// The server version that made the tables or last used them: an older one must not open them.
    Optional<ServerVersion> tablesVersion() throws IOException {
        return read(path.resolve("version")).flatMap(ServerVersion::in);
    }

    void rememberTablesVersion(ServerVersion version) throws IOException {
        replace(path.resolve("version"), version.toString());
    }

    OptionalLong serverPid() throws IOException {
        return number(pidFile());
    }

    /// Writes a file only this user can read; it appears whole.
    void writeSecret(Path file, String content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Notes in the server's log which start the lines that follow belong to; yields where they begin.
    long markStart(String line) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > 10 << 20) {
            Files.move(log(), path.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var begin = Files.exists(log()) ? Files.size(log()) : 0;
        Files.writeString(log(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return begin;
    }

    /// The last lines of the server's log since `begin`; says so when the log cannot be read.
    String logSince(long begin) {
        try (var channel = Files.newByteChannel(log())) {
            var from = Math.max(begin, channel.size() - 6_000);
            channel.position(from);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log cannot be read: %s)".formatted(e.getMessage());
        }
    }

    private static void replace(Path file, String content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".half");
        Files.writeString(half, content + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static OptionalLong number(Path file) throws IOException {
        try {
            return read(file).stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
