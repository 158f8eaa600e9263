package io.tenfolio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What lies where in a data folder, and the lock that lets one process work on it. The lock ends with the process,
/// however that ends.
public final class DataHome {
    /// Everything in a data folder that is ours; `--fresh` deletes nothing else.
    private static final List<String> OURS =
            List.of("mariadb", "log", "outbox", "demo.properties", "node.properties", "pid");

    private static final String LOCK = "lock";

    /// A channel that nobody refers to is closed, and its lock with it.
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;

    private DataHome(Path folder) {
        this.folder = folder;
    }

    /// Takes the folder for this process; makes it when it is not there.
    public static DataHome take(Path folder) {
        try {
            Files.createDirectories(folder);
            var home = new DataHome(folder);
            home.lock();
            home.write("pid", Long.toString(ProcessHandle.current().pid()));
            return home;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// The folder as it is, for a program that only reads what a running process keeps there.
    public static DataHome look(Path folder) {
        return new DataHome(folder);
    }

    /// Refuses a folder that another process works on; leaves everything as it is.
    static void requireUnused(Path folder) {
        var home = new DataHome(folder);
        if (Files.exists(home.path(LOCK))) {
            try (var channel = FileChannel.open(home.path(LOCK), StandardOpenOption.WRITE)) {
                home.lock(channel);
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
    }

    private void lock() throws IOException {
        var channel =
                FileChannel.open(path(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel);
        } catch (CannotStart e) {
            channel.close();
            throw e;
        }
        HELD.add(channel);
    }

    private void lock(FileChannel channel) throws IOException {
        if (channel.tryLock() == null) {
            var holder = Files.exists(path("pid")) ? Files.readString(path("pid")).strip() : "?";
            throw new CannotStart(
                    ExitCode.DATA_FOLDER_IN_USE,
                    "The data folder %s is in use by process %s. Stop it (./tenfolio stop), or choose another folder with --data."
                            .formatted(folder, holder));
        }
    }

    private static CannotStart unusable(Path folder, IOException e) {
        return new CannotStart(
                ExitCode.FAILED, "Cannot use the data folder %s: %s".formatted(folder, e));
    }

    public Path folder() {
        return folder;
    }

    public Path mariadb() {
        return path("mariadb");
    }

    public Path log() {
        return path("log").resolve("tenfolio.log");
    }

    /// How other programs of this person reach what runs here; only the person may read it.
    public Path nodeProperties() {
        return path("node.properties");
    }

    /// Where prices may be pushed to; only the person may read it.
    public Path intakeProperties() {
        return path("intake.properties");
    }

    /// The passwords of the demo people; only the person may read it.
    public Path demoProperties() {
        return path("demo.properties");
    }

    /// Throws away what earlier starts made here.
    public void empty() {
        for (var name : OURS) {
            if (!name.equals("pid")) {
                delete(path(name));
            }
        }
    }

    /// Writes a file that only this person can read; it appears whole.
    public void writeSecret(Path file, String content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(path(name), content + "\n");
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (var file : below.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + path, e);
        }
    }
}
