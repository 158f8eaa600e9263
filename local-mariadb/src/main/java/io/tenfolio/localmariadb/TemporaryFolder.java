package io.tenfolio.localmariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Throw-away data folders for tests. Those of JVMs that were killed are swept by the next one.
final class TemporaryFolder {
    private static final System.Logger LOG = System.getLogger(TemporaryFolder.class.getName());
    private static final String PREFIX = "tenfolio-temporary-db-";
    private static final Map<String, String> FAST =
            Map.of(
                    "innodb_flush_log_at_trx_commit", "2",
                    "innodb_log_file_size", "48M",
                    "innodb_buffer_pool_size", "128M",
                    "innodb_doublewrite", "OFF");

    private TemporaryFolder() {}

    static Path create() {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            sweep(parent);
            return Files.createTempDirectory(parent, PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder in " + parent, e);
        }
    }

    static Options fast(Options options) {
        var settings = new HashMap<>(FAST);
        settings.putAll(options.settings());
        return new Options(
                options.port(),
                options.binaries(),
                settings,
                options.leastFreeBytes(),
                options.startWithin());
    }

    static void discard(LocalMariaDb server, Path folder) {
        try {
            server.stop();
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot delete {0}: {1}", folder, e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                if (Files.exists(folder.resolve("lock")) && FolderLock.isFree(folder)) {
                    LeftoverServer.seeOff(new DataFolder(folder));
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Cannot sweep old folders in {0}: {1}", parent, e);
        }
    }
}
