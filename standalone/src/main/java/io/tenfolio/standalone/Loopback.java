package io.tenfolio.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The machine's own interface, where the pages are served.
final class Loopback {
    private Loopback() {}

    static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStart(
                    ExitCode.PORT_TAKEN,
                    "Port %d on 127.0.0.1 is taken by another program. Stop that program, or choose another port with --port."
                            .formatted(port));
        }
    }
}
