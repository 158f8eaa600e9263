package io.tenfolio.localmariadb;

import java.nio.file.Path;

/// Asks the disk below a folder how much it still takes.
final class Disk {
    private Disk() {}

    /// Not by the folder's `FileStore`: that wants to find the mount, which a changed root hides.
    static void requireFree(Path folder, long bytes) {
        var free = folder.toFile().getUsableSpace();
        if (free < bytes) {
            throw new TooLittleDisk(folder, free, bytes);
        }
    }
}
