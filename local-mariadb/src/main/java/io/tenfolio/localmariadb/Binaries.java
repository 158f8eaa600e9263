package io.tenfolio.localmariadb;

/// Which MariaDB programs to run.
public enum Binaries {
    /// An installed server when a suitable one is found, else the bundled one.
    AUTO,
    /// Only a server installed on this machine.
    INSTALLED,
    /// Only the server that comes as a Maven artifact on the class path.
    BUNDLED
}
