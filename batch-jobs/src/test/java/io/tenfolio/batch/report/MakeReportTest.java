package io.tenfolio.batch.report;

import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_EUR;
import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.report.MakeReport.Outcome;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Slot;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportState;
import io.tenfolio.valuation.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class MakeReportTest {
    /// More than two ranges of portfolios.
    private static final int PORTFOLIOS = 2 * RangesOfPortfolios.SIZE + 12;

    private static final Instant SLOT = Instant.parse("2026-11-20T10:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Period NOVEMBER =
            new Period(LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-20"));

    private static TestDatabase database;
    private static ConfigurableApplicationContext context;
    private static Interruptions interruptions;

    private ReportRequests requests;
    private ReportFiles files;
    private MakeReport make;

    @BeforeAll
    static void aPublishedRun() {
        database = TestDatabase.fresh();
        var world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(COIN_IN_EUR, "12.3456", "EUR", Instant.parse("2026-11-01T10:00:00Z"));
        world.price(COIN_IN_USD, "98.76", "USD", Instant.parse("2026-11-01T10:00:00Z"));
        world.dollarsPerEuro("1.0847", Instant.parse("2026-11-01T10:00:00Z"));
        context = JobsInTest.on(database, ReportConfiguration.class, Interruptions.class);
        interruptions = context.getBean(Interruptions.class);
        var gate = context.getBean(RunGate.class);
        gate.askNow(new Slot(SLOT), Instant.now(), "test");
        var claim = gate.claimNext("test").orElseThrow();
        assertThat(context.getBean(RefreshRun.class).run(claim, () -> false))
                .isEqualTo(RefreshRun.Outcome.PUBLISHED);
    }

    @AfterAll
    static void close() {
        context.close();
        database.close();
    }

    @BeforeEach
    void stores() {
        requests = context.getBean(ReportRequests.class);
        files = context.getBean(ReportFiles.class);
        make = context.getBean(MakeReport.class);
        interruptions.none();
    }

    @Test
    void makesAStatementInEachFormat() {
        var report =
                requests.ask(
                        ReportOrder.statement(
                                new PortfolioId(3),
                                NOVEMBER,
                                Set.of(ReportFormat.values()),
                                Locale.GERMANY),
                        ADA,
                        "ada");

        assertThat(run(false)).isEqualTo(Outcome.DONE);

        assertThat(filesOf(report))
                .extracting(ReportFile::format)
                .containsExactlyInAnyOrder(ReportFormat.values());
        var request = requests.find(report).orElseThrow();
        assertThat(request.state()).isEqualTo(ReportState.DONE);
        assertThat(request.progress().fraction()).isEqualTo(1);
        assertThat(request.run().orElseThrow().slot().start()).isEqualTo(SLOT);
    }

    @Test
    void listsEveryPortfolioAsTheRunValuedIt() {
        var report =
                requests.ask(
                        ReportOrder.portfolios(
                                Set.of(ReportFormat.CSV, ReportFormat.XLSX), Locale.ENGLISH),
                        ADA,
                        "ada");

        assertThat(run(true)).isEqualTo(Outcome.DONE);

        var csv =
                filesOf(report).stream()
                        .filter(file -> file.format() == ReportFormat.CSV)
                        .findFirst()
                        .orElseThrow();
        var lines = textOf(csv).lines().toList();
        assertThat(lines).hasSize(1 + PORTFOLIOS);
        // 3 × 12.3456 EUR and 6 × 98.76 USD at 1 ÷ 1.0847
        assertThat(lines.get(3)).startsWith("3,Portfolio 3,ada,Ada,EUR,").contains(",300.0000,");
        var valued =
                context.getBean(Valuations.class)
                        .of(
                                context.getBean(Runs.class).latestPublished().orElseThrow().id(),
                                new PortfolioId(3))
                        .orElseThrow();
        assertThat(lines.get(3))
                .contains(BigDecimal.valueOf(valued.get(Figure.MARKET_VALUE), 4).toPlainString());
    }

    @Test
    void doesNotListPortfoliosWithoutTheirValuesOnceTheseAreNoLongerKept() {
        var report =
                requests.ask(
                        ReportOrder.portfolios(Set.of(ReportFormat.CSV), Locale.ENGLISH),
                        ADA,
                        "ada");
        database.ownerJdbc().sql("update run set thinned_at = utc_timestamp(6)").update();
        try {
            assertThat(run(true)).isEqualTo(Outcome.FAILED);
        } finally {
            database.ownerJdbc().sql("update run set thinned_at = null").update();
        }

        assertThat(requests.find(report).orElseThrow().reason()).contains("no longer kept");
        assertThat(filesOf(report)).isEmpty();
    }

    @Test
    void goesOnWhereItFailedAndMakesEachFileOnce() {
        var report = requests.ask(statementsOfAll(), ADA, "ada");
        var made = new AtomicInteger();
        interruptions.beforeKeeping(() -> {
            if (made.incrementAndGet() > PORTFOLIOS / 2) {
                throw new IllegalStateException("the power went");
            }
        });

        assertThat(run(true)).isEqualTo(Outcome.FAILED);

        var half = requests.find(report).orElseThrow();
        assertThat(half.state()).isEqualTo(ReportState.FAILED);
        assertThat(half.reason()).contains("the power went");
        assertThat(half.progress().done()).isBetween(1, PORTFOLIOS - 1);
        var before = sums(report);
        interruptions.none();
        requests.goOn(report);

        assertThat(run(true)).isEqualTo(Outcome.DONE);

        assertThat(requests.find(report).orElseThrow().progress().done()).isEqualTo(PORTFOLIOS);
        assertThat(sums(report)).hasSize(PORTFOLIOS).containsAllEntriesOf(before);
    }

    @Test
    void isTakenOverFromANodeThatDiedWithItsExecutionsStillRunning() {
        var report = requests.ask(statementsOfAll(), ADA, "ada");
        interruptions.beforeKeeping(() -> {
            if (files.of(report, new ReportFileId(0), 100).size() >= 50) {
                throw new IllegalStateException("killed");
            }
        });
        run(true);
        // as kill -9 leaves them
        var owner = database.ownerJdbc();
        owner.sql(
                        """
                        update report_request
                        set    state = 'RUNNING', alive_at = utc_timestamp(6) - interval 1 minute
                        where  id = :id
                        """)
                .param("id", report.value())
                .update();
        owner.sql(
                        "update BATCH_JOB_EXECUTION set STATUS = 'STARTED', END_TIME = null where STATUS = 'FAILED'")
                .update();
        owner.sql(
                        "update BATCH_STEP_EXECUTION set STATUS = 'STARTED', END_TIME = null where STATUS = 'FAILED'")
                .update();
        interruptions.none();

        assertThat(run(true)).isEqualTo(Outcome.DONE);

        assertThat(sums(report)).hasSize(PORTFOLIOS);
    }

    @Test
    void makesEachFileOnceAndWholeThoughItsProcessIsKilledInTheMiddleOfOne() throws Exception {
        var report = requests.ask(statementsOfAll(), ADA, "ada");
        var control = requests.ask(statementsOfAll(), ADA, "ada");
        try (var process = StatementsProcess.start(database, control)) {
            process.awaitHalfAFileOf(report);
            process.awaitHalfAFileOf(control);
            process.kill();
        }
        var before = sums(report);
        assertThat(before).isNotEmpty().hasSizeLessThan(PORTFOLIOS);

        assertThat(takeOver(report)).isEqualTo(Outcome.DONE);
        assertThat(takeOver(control)).isEqualTo(Outcome.DONE);

        assertThat(sums(report)).hasSize(PORTFOLIOS).containsAllEntriesOf(before);
        assertThat(broken(report)).isEmpty();
        // what shows that the transaction is what keeps files whole
        assertThat(broken(control)).isNotEmpty();
    }

    @Test
    void saysNothingToTheDatabaseInATransactionWhileItMakesStatements() {
        requests.ask(statementsOfAll(), ADA, "ada");
        var reading = interruptions.transactionsWhileReading();

        run(true);

        assertThat(reading).isNotEmpty().containsOnly(false);
    }

    @Test
    void stopsWhenAPersonSaysSo() {
        var report = requests.ask(statementsOfAll(), ADA, "ada");
        var made = new AtomicInteger();
        interruptions.beforeKeeping(() -> {
            if (made.incrementAndGet() == 30) {
                // another's transaction, which waits for this chunk's
                Thread.startVirtualThread(() -> requests.stop(report, "stopped by olga"));
            }
        });

        assertThat(run(true)).isEqualTo(Outcome.LOST);

        var stopped = requests.find(report).orElseThrow();
        assertThat(stopped.state()).isEqualTo(ReportState.STOPPED);
        assertThat(filesOf(report)).hasSizeLessThan(PORTFOLIOS);
    }

    private Outcome run(boolean ofAll) {
        ReportClaim claim = requests.takeNext("test", SILENCE, ofAll).orElseThrow();
        return make.run(claim, () -> false);
    }

    /// As a node that has not heard of the other for a moment.
    private Outcome takeOver(ReportId report) {
        await().until(() -> isLetGo(report));
        var claim = requests.takeNext("two", Duration.ofNanos(1_000), true).orElseThrow();
        assertThat(claim.report()).isEqualTo(report);
        return make.run(claim, () -> false);
    }

    /// The server takes back what a killed process had begun when it sees its connection closed.
    private static boolean isLetGo(ReportId report) {
        return database.ownerJdbc()
                .sql("select id from report_request where id = :id for update skip locked")
                .param("id", report.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /// Files whose bytes are not what their rows say.
    private List<String> broken(ReportId report) {
        return filesOf(report).stream()
                .filter(file -> !file.sha256().equals(sumOf(file)))
                .map(ReportFile::name)
                .toList();
    }

    private String sumOf(ReportFile file) {
        var digest = WriteStatements.sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            files.write(file, out);
        } catch (IOException e) {
            return e.getMessage();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ReportOrder statementsOfAll() {
        return ReportOrder.statements(NOVEMBER, Set.of(ReportFormat.CSV), Locale.ENGLISH);
    }

    private List<ReportFile> filesOf(ReportId report) {
        return files.of(report, new ReportFileId(0), 10_000);
    }

    private Map<PortfolioId, String> sums(ReportId report) {
        return filesOf(report).stream()
                .collect(
                        Collectors.toMap(
                                file -> file.portfolio().orElseThrow(), ReportFile::sha256));
    }

    private String textOf(ReportFile file) {
        var out = new ByteArrayOutputStream();
        try {
            files.write(file, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
