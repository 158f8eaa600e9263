package io.tenfolio.localmariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks the disk below a folder how much it still takes.
final class Disk {
    private Disk() {}

    static void requireFree(Path folder, long bytes) throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new TooLittleDisk(folder, free, bytes);
        }
    }
}
