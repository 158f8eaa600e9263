package io.tenfolio.localmariadb;

import java.nio.file.Path;

/// The server was started and ended, or did not answer in time; carries the end of its error log.
public final class MariaDbDidNotStart extends LocalMariaDbFailure {
    MariaDbDidNotStart(String what, Path log, String logTail) {
        super(
                "MariaDB did not start: %s.%nThe end of %s:%n%s"
                        .formatted(what, log, logTail.indent(4)));
    }
}
