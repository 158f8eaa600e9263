package io.tenfolio.db.live;

/// The cache did not answer in time; MariaDB has the same figures.
public final class CacheSilent extends RuntimeException {
    public CacheSilent(String what, Throwable cause) {
        super("The cache did not answer: " + what, cause);
    }
}
