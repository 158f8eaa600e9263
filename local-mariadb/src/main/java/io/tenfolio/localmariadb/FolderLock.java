package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a data folder for this process; the system frees it when the process ends, however it ends.
///
/// A folder this JVM already holds is refused before its lock file is opened: closing a second channel on the file would give
/// up the first one's lock.
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        var real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw new DataFolderLocked(folder, ProcessHandle.current().pid());
        }
        var taken = false;
        try {
            var lock = lock(real, folder);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(real);
            }
        }
    }

    /// Whether nobody holds the folder now.
    static boolean isFree(Path folder) throws IOException {
        try (var _ = take(folder)) {
            return true;
        } catch (DataFolderLocked e) {
            return false;
        }
    }

    private static FolderLock lock(Path real, Path folder) throws IOException {
        var file = real.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DataFolderLocked(folder, holder(file));
        }
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(real, channel);
    }

    private static long holder(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
