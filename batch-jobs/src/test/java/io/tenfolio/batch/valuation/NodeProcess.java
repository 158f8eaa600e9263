package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.testing.Faults;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.db.job.RunGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// A node in a process of its own, to be killed or frozen. It stands still in the middle of a block when it is told to, says so, and may carry
/// the queued run.
final class NodeProcess implements AutoCloseable {
    private static final String UP = "the node is up";
    private static final String STANDS = "stands still in block ";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private NodeProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said::add));
    }

    /// What a node can be told.
    enum Order {
        /// Stand still before the next block is valued.
        STAND_BEFORE_VALUING,
        /// Stand still inside the next chunk's transaction, its rows written.
        STAND_WHILE_STORING,
        /// Claim the queued run and carry it.
        CARRY,
        GO_ON
    }

    static NodeProcess start(Map<String, Object> settings)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NodeProcess.class.getName())
                        .redirectErrorStream(true);
        // settings with passwords stay out of the command line, which everybody on the machine can
        // read
        settings.forEach((name, value) ->
                builder.environment().put(environmentName(name), value.toString()));
        var node = new NodeProcess(builder.start());
        node.awaitSaid(UP);
        return node;
    }

    private static String environmentName(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    void tell(Order order) throws IOException {
        var in = process.outputWriter();
        in.write(order + "\n");
        in.flush();
    }

    void awaitStandingStill() throws InterruptedException {
        awaitSaid(STANDS);
    }

    private void awaitSaid(String what) throws InterruptedException {
        var lines = new StringBuilder();
        while (true) {
            var line = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError(
                        "The process does not say '%s': %s".formatted(what, lines));
            }
            if (line.startsWith(what)) {
                return;
            }
            lines.append(line).append('\n');
        }
    }

    /// With signal 9.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) {
        var context = JobsInTest.on(Map.of());
        var faults = context.getBean(Faults.class);
        var standing = new Standing();
        System.out.println(UP);
        try (var in = new Scanner(System.in)) {
            orders(in)
                    .forEach(order -> {
                        switch (order) {
                            case STAND_BEFORE_VALUING -> faults.beforeReading(standing.once());
                            case STAND_WHILE_STORING -> faults.whileStoring(standing.once());
                            case GO_ON -> standing.goOn();
                            case CARRY -> {
                                var claim =
                                        context.getBean(RunGate.class)
                                                .claimNext("process")
                                                .orElseThrow();
                                Thread.ofPlatform()
                                        .start(() ->
                                                context.getBean(RefreshRun.class)
                                                        .run(claim, () -> false));
                            }
                        }
                    });
        }
    }

    private static Stream<Order> orders(Scanner in) {
        return Stream.generate(() -> in.hasNextLine() ? in.nextLine() : "")
                .takeWhile(line -> !line.isEmpty())
                .map(Order::valueOf);
    }

    /// All who come by while it stands.
    private static final class Standing {
        private volatile CountDownLatch end = new CountDownLatch(1);

        IntConsumer once() {
            end = new CountDownLatch(1);
            var until = end;
            var said = new AtomicBoolean();
            return block -> {
                if (until.getCount() > 0 && said.compareAndSet(false, true)) {
                    System.out.println(STANDS + block);
                }
                await(until);
            };
        }

        void goOn() {
            end.countDown();
        }

        private static void await(CountDownLatch until) {
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException("interrupted"));
            }
        }
    }
}
