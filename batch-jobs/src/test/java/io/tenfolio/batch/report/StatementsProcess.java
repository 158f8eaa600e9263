package io.tenfolio.batch.report;

import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.report.ReportId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// A node in a process of its own that makes two reports at once and stands still in the middle of a file of each, its row written and
/// its bytes not, until it is killed. One report, the control, it keeps without a transaction.
final class StatementsProcess implements AutoCloseable {
    private static final String HALF = "half a file of ";
    private static final int MIDDLE = 60;
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader said;
    private final Set<ReportId> half = new HashSet<>();

    private StatementsProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    static StatementsProcess start(TestDatabase database, ReportId control) throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StatementsProcess.class.getName(),
                                Long.toString(control.value()))
                        .redirectErrorStream(true);
        // settings with passwords stay out of the command line, which everybody on the machine can
        // read
        database.properties()
                .forEach((name, value) ->
                        builder.environment()
                                .put(
                                        name.replace('.', '_').toUpperCase(Locale.ROOT),
                                        value.toString()));
        return new StatementsProcess(builder.start());
    }

    void awaitHalfAFileOf(ReportId report) throws IOException {
        var lines = new StringBuilder();
        while (!half.contains(report)) {
            var line = said.readLine();
            if (line == null) {
                throw new AssertionError("The process ended: " + lines);
            }
            lines.append(line).append('\n');
            if (line.startsWith(HALF)) {
                half.add(new ReportId(Long.parseLong(line.substring(HALF.length()))));
            }
        }
    }

    /// With signal 9.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) {
        HalfFiles.control = new ReportId(Long.parseLong(args[0]));
        var context = JobsInTest.on(Map.of(), ReportConfiguration.class, HalfFiles.class);
        var requests = context.getBean(ReportRequests.class);
        var make = context.getBean(MakeReport.class);
        var claims =
                Stream.generate(() -> requests.takeNext("one", SILENCE, true).orElseThrow())
                        .limit(2)
                        .toList();
        claims.forEach(claim -> Thread.ofPlatform().start(() -> make.run(claim, () -> false)));
    }

    static final class HalfFiles implements BeanPostProcessor {
        private static ReportId control = new ReportId(0);
        private final BeanFactory beans;

        HalfFiles(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof ReportFiles ? new Half() : bean;
        }

        private final class Half extends ReportFiles {
            private final Map<ReportId, AtomicInteger> kept = new ConcurrentHashMap<>();

            Half() {
                super(
                        beans.getBean(JdbcClient.class),
                        beans.getBean(Transactions.class),
                        beans.getBean(ReportRequests.class));
            }

            @Override
            public void keep(ReportClaim claim, List<Made> made) {
                var halfWay = made.stream().map(one -> standingStill(claim, one)).toList();
                if (claim.report().equals(control)) {
                    // on another thread, which knows nothing of this one's transaction
                    // and of its own: with two processors the common pool has one, which stands
                    // still
                    CompletableFuture.runAsync(
                                    () -> withoutTransaction().keep(claim, halfWay),
                                    task -> Thread.ofPlatform().daemon().start(task))
                            .join();
                } else {
                    super.keep(claim, halfWay);
                }
            }

            private Made standingStill(ReportClaim claim, Made made) {
                var number =
                        kept.computeIfAbsent(claim.report(), _ -> new AtomicInteger())
                                .incrementAndGet();
                return number == MIDDLE
                        ? new Made(made.file(), standStillIn(claim.report()))
                        : made;
            }

            private ReportFiles withoutTransaction() {
                return new ReportFiles(
                        beans.getBean(JdbcClient.class),
                        new NoTransactions(beans.getBean(PlatformTransactionManager.class)),
                        beans.getBean(ReportRequests.class));
            }
        }

        /// Each statement is committed by itself.
        private static final class NoTransactions extends Transactions {
            NoTransactions(PlatformTransactionManager manager) {
                super(manager);
            }

            @Override
            public <T extends @Nullable Object> T call(Supplier<T> work) {
                return work.get();
            }
        }

        private static ReportFiles.Content standStillIn(ReportId report) {
            return () -> {
                System.out.println(HALF + report.value());
                while (true) {
                    LockSupport.park();
                }
            };
        }
    }
}
