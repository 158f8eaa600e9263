package io.tenfolio.localmariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A real MariaDB server of our own on 127.0.0.1, with its data in one folder. It ends with the JVM that started it,
/// whether that stops it, exits or is killed, and its data outlives both.
public final class LocalMariaDb implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalMariaDb.class.getName());
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(9);
    private static final int PORT_TRIES = 3;

    private final DataFolder folder;
    private final FolderLock lock;
    private final ServerProcess process;
    private final ServerVersion version;
    private final DatabaseAccess access;

    private LocalMariaDb(
            DataFolder folder,
            FolderLock lock,
            ServerProcess process,
            ServerVersion version,
            DatabaseAccess access) {
        this.folder = folder;
        this.lock = lock;
        this.process = process;
        this.version = version;
        this.access = access;
    }

    /// Starts the server of a data folder and returns when it answers. A new folder gets its tables, users and passwords.
    public static LocalMariaDb start(Path dataFolder, Options options) {
        return start(
                dataFolder,
                options,
                new BinariesChoice(
                        InstalledBinaries.onThisMachine(), BundledBinaries.onTheClassPath()));
    }

    static LocalMariaDb start(Path dataFolder, Options options, BinariesChoice choice) {
        try {
            var folder = DataFolder.at(dataFolder);
            Disk.requireFree(folder.path(), options.leastFreeBytes());
            var lock = FolderLock.take(folder.path());
            try {
                return new Launch(folder, lock, options, choice).run();
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot work with the data folder %s: %s".formatted(dataFolder, e), e);
        }
    }

    /// A server for tests on a throw-away folder, deleted when the JVM ends. It survives no crash, to be fast.
    public static LocalMariaDb temporary() {
        return temporary(Options.defaults());
    }

    public static LocalMariaDb temporary(Options options) {
        var folder = TemporaryFolder.create();
        var fast = TemporaryFolder.fast(options);
        var server = start(folder, fast);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> TemporaryFolder.discard(server, folder)));
        return server;
    }

    /// How to reach the server of a data folder that another process runs; empty before its first start.
    public static Optional<DatabaseAccess> accessTo(Path dataFolder) {
        try {
            var folder = new DataFolder(dataFolder.toAbsolutePath().normalize());
            var port = folder.rememberedPort();
            if (port.isEmpty() || !Files.exists(folder.passwordFile())) {
                return Optional.empty();
            }
            var passwords = Passwords.of(folder);
            return Optional.of(
                    new DatabaseAccess(port.getAsInt(), passwords.owner(), passwords.app()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the data folder " + dataFolder, e);
        }
    }

    public int port() {
        return access.port();
    }

    public DatabaseAccess access() {
        return access;
    }

    public String jdbcUrl(String database) {
        return access.jdbcUrl(database);
    }

    /// The user that may migrate: all rights on databases whose name begins with `tenfolio`, and may grant them.
    public String ownerUser() {
        return DatabaseAccess.OWNER;
    }

    public String ownerPassword() {
        return access.ownerPassword();
    }

    /// The user the application runs as: without any right until the owner grants some.
    public String appUser() {
        return DatabaseAccess.APP;
    }

    public String appPassword() {
        return access.appPassword();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.alive();
    }

    public String version() {
        return version.toString();
    }

    public Path dataFolder() {
        return folder.path();
    }

    /// A new, empty database whose name begins with `tenfolio_` and `name`; the two users stand to it as to `tenfolio`.
    /// Needs the MariaDB driver on the class path.
    public String createDatabase(String name) {
        return new FreshDatabases(access).create(name);
    }

    /// Waits until the server has ended, by [#stop] or on its own.
    public void awaitEnd() {
        process.awaitEnd();
    }

    /// Stops the server cleanly, by force after nine seconds, and frees the folder. Does nothing the second time.
    public synchronized void stop() {
        if (process.alive()) {
            LOG.log(System.Logger.Level.DEBUG, "Stopping MariaDB on port {0}", "" + port());
        }
        process.stop(STOP_PATIENCE);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// One attempt to get the server of a locked folder running.
    private record Launch(
            DataFolder folder, FolderLock lock, Options options, BinariesChoice choice) {
        LocalMariaDb run() throws IOException {
            LeftoverServer.seeOff(folder);
            if (options.port() != 0 && !Ports.isFree(options.port())) {
                throw new PortTaken(options.port());
            }
            var binaries = choice.choose(options.binaries(), folder.tablesVersion());
            Installation.inNew(folder, binaries);
            var passwords = Passwords.of(folder);
            folder.writeSecret(folder.initFile(), InitFile.content(passwords));
            Files.createDirectories(folder.temporary());
            return startOnAPort(binaries, passwords);
        }

        /// A free port may be taken by the time the server wants it: then another one.
        private LocalMariaDb startOnAPort(ServerBinaries binaries, Passwords passwords)
                throws IOException {
            for (int tries = 1; ; tries++) {
                var port =
                        options.port() != 0
                                ? options.port()
                                : Ports.free(
                                        tries == 1 ? folder.rememberedPort() : OptionalInt.empty());
                try {
                    return startOn(port, binaries, passwords);
                } catch (PortTaken e) {
                    if (options.port() != 0 || tries == PORT_TRIES) {
                        throw e;
                    }
                }
            }
        }

        private LocalMariaDb startOn(int port, ServerBinaries binaries, Passwords passwords)
                throws IOException {
            var logBegin =
                    folder.markStart("--- MariaDB %s, port %d".formatted(binaries.version(), port));
            var process = ServerProcess.start(command(port, binaries), folder.log());
            var running = false;
            try {
                var version =
                        new Readiness(folder, options.startWithin()).await(process, port, logBegin);
                folder.rememberPort(port);
                folder.rememberTablesVersion(version);
                running = true;
                return new LocalMariaDb(
                        folder,
                        lock,
                        process,
                        version,
                        new DatabaseAccess(port, passwords.owner(), passwords.app()));
            } finally {
                if (!running) {
                    process.stop(STOP_PATIENCE);
                }
            }
        }

        private List<String> command(int port, ServerBinaries binaries) throws IOException {
            var command = new ArrayList<String>();
            command.add(binaries.server().toString());
            command.add("--no-defaults");
            command.add("--basedir=" + binaries.base());
            command.add("--lc-messages-dir=" + binaries.messages());
            command.add("--datadir=" + folder.tables());
            command.add("--tmpdir=" + folder.temporary());
            command.add("--pid-file=" + folder.pidFile());
            command.add("--log-error=" + folder.log());
            command.add("--init-file=" + folder.initFile());
            command.add("--port=" + port);
            command.addAll(Installation.asRoot());
            command.addAll(ServerSettings.ours().with(options.settings()).asArguments());
            return command;
        }
    }
}
