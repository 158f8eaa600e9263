package io.tenfolio.localmariadb;

import java.nio.file.Path;

/// A database that fills the disk stops in the middle of its work, so it does not start on a nearly full one.
public final class TooLittleDisk extends LocalMariaDbFailure {
    TooLittleDisk(Path folder, long freeBytes, long neededBytes) {
        super(
                "The disk of %s has %d MB left, at least %d MB are needed. Free some space or choose another folder."
                        .formatted(folder, freeBytes >> 20, neededBytes >> 20));
    }
}
