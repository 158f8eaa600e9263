package io.tenfolio.localmariadb;

import java.nio.file.Path;

/// The programs of one MariaDB server that can run on this machine.
record ServerBinaries(
        Path server, Path installer, Path base, Path messages, ServerVersion version) {}
