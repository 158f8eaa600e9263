package io.tenfolio.localmariadb;

/// There is no MariaDB server that can run here: none found, too old, or a shared library of it is missing.
public final class MariaDbMissing extends LocalMariaDbFailure {
    MariaDbMissing(String reason) {
        super(reason);
    }
}
