package io.tenfolio.localmariadb;

/// The port that was asked for belongs to someone else.
public final class PortTaken extends LocalMariaDbFailure {
    private final int port;

    PortTaken(int port) {
        super(
                "Port %d of 127.0.0.1 is taken by another program. Choose another port, or 0 for a free one."
                        .formatted(port));
        this.port = port;
    }

    public int port() {
        return port;
    }
}
