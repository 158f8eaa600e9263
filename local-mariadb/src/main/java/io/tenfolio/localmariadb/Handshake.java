package io.tenfolio.localmariadb;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/// Reads the first packet a MariaDB server sends: it comes only when the server accepts clients, and names its version.
final class Handshake {
    private static final int PROTOCOL = 10;
    private static final int TIMEOUT_MILLIS = 1_000;

    private Handshake() {}

    static Optional<ServerVersion> with(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            var in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[4]);
            return in.read() == PROTOCOL ? ServerVersion.in(text(in)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Up to the zero byte, without the prefix that pretends to be MySQL 5.5.5 to old clients.
    private static String text(DataInputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c > 0 && text.length() < 200; c = in.read()) {
            text.append((char) c);
        }
        return text.toString().replaceFirst("^5\\.5\\.5-", "");
    }
}
