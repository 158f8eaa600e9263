package io.tenfolio.localmariadb;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs the database as a process of its own: `--data DIR [--port N] [--binaries auto|installed|bundled]`.
///
/// Prints one line that begins with `ready` when clients can connect; ends after SIGTERM or SIGINT when the server has stopped,
/// with code 1 when the server cannot start or dies, 2 when it was called wrongly.
public final class LocalMariaDbMain {
    private static final Set<String> NAMES = Set.of("--data", "--port", "--binaries");

    private LocalMariaDbMain() {}

    public static void main(String[] args) {
        try {
            var arguments = parse(args);
            var data = arguments.get("--data");
            if (data == null) {
                throw new IllegalArgumentException("--data DIR is missing");
            }
            run(Path.of(data), options(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(
                    "Usage: LocalMariaDbMain --data DIR [--port N] [--binaries auto|installed|bundled]");
            System.exit(2);
        } catch (LocalMariaDbFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path data, Options options) {
        var server = LocalMariaDb.start(data, options);
        var stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stopping.set(true);
                            server.stop();
                        }));
        System.out.printf(
                "ready port=%d pid=%d version=%s url=%s%n",
                server.port(),
                server.pid(),
                server.version(),
                server.jdbcUrl(DatabaseAccess.DATABASE));
        server.awaitEnd();
        if (!stopping.get()) {
            System.err.println("MariaDB has ended; its log is in " + data.resolve("server.log"));
            System.exit(1);
        }
    }

    private static Options options(Map<String, String> arguments) {
        var port = Integer.parseInt(arguments.getOrDefault("--port", "0"));
        var binaries = arguments.getOrDefault("--binaries", "auto").toUpperCase(Locale.ROOT);
        return Options.defaults().withPort(port).withBinaries(Binaries.valueOf(binaries));
    }

    private static Map<String, String> parse(String[] args) {
        var arguments = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("Not understood: " + args[i]);
            }
            arguments.put(args[i], args[i + 1]);
        }
        return arguments;
    }
}
