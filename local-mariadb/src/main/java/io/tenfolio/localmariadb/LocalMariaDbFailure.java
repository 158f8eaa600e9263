package io.tenfolio.localmariadb;

/// Why the local database is not running; its message is written for the person at the terminal.
public abstract sealed class LocalMariaDbFailure extends RuntimeException
        permits DataFolderLocked, MariaDbDidNotStart, MariaDbMissing, PortTaken, TooLittleDisk {
    LocalMariaDbFailure(String message) {
        super(message);
    }
}
