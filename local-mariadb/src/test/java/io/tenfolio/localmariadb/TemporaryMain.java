package io.tenfolio.localmariadb;

/// Starts a temporary server; ends at once, or waits to be killed when told to.
final class TemporaryMain {
    private TemporaryMain() {}

    public static void main(String[] arguments) {
        var server = LocalMariaDb.temporary();
        System.out.printf("ready pid=%d folder=%s%n", server.pid(), server.dataFolder());
        if (arguments.length > 0) {
            server.awaitEnd();
        }
    }
}
