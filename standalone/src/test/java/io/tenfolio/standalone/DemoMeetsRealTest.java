package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.schema.Installation;
import io.tenfolio.db.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up` as a process of its own that is given an outside database.
class DemoMeetsRealTest {
    @TempDir private Path folder;

    private TestDatabase outside;

    private record End(int code, String words) {}

    @BeforeEach
    void start() {
        outside = TestDatabase.fresh();
    }

    @AfterEach
    void stop() {
        outside.close();
    }

    @Test
    void refusesAnOutsideDatabaseThatADemoMade() throws Exception {
        new Installation(outside.jdbc()).markDemo();

        var end = up();

        assertThat(end.words()).contains("This database was made by a demo");
        assertThat(end.code()).isEqualTo(ExitCode.DEMO_MEETS_REAL.number());
    }

    private End up() throws IOException, InterruptedException {
        var settings = outside.properties();
        var builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandaloneApplication.class.getName(),
                        "--port",
                        Integer.toString(freePort()),
                        "--data",
                        folder.toString());
        var environment = builder.environment();
        environment.put("TENFOLIO_DATABASE_URL", outside.url());
        environment.put(
                "TENFOLIO_DATABASE_USER", settings.get("spring.datasource.username").toString());
        environment.put(
                "TENFOLIO_DATABASE_PASSWORD",
                settings.get("spring.datasource.password").toString());
        var words = folder.resolve("words");
        var process = builder.redirectErrorStream(true).redirectOutput(words.toFile()).start();
        var ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("it ends by itself").isTrue();
        return new End(process.exitValue(), Files.readString(words));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
