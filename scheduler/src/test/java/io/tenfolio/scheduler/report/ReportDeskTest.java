package io.tenfolio.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.UserId;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.report.ReportSubscriptions;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportRequest;
import io.tenfolio.report.ReportState;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ReportDeskTest {
    private static final int PORTFOLIOS = 15;
    private static final UserId ADA = new UserId(1);
    private static final PortfolioId THIRD = new PortfolioId(3);

    private static TestDatabase database;
    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void aSchedulerThatHasPublished() {
        database = TestDatabase.fresh();
        Worlds.priced(database, PORTFOLIOS);
        node = SchedulerInTest.start(database, "one");
        var runs = node.getBean(Runs.class);
        await().atMost(Duration.ofMinutes(2)).until(() -> runs.latestPublished().isPresent());
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void makesWhatIsAskedForInBothLanes() {
        var requests = node.getBean(ReportRequests.class);
        var one =
                requests.ask(
                        ReportOrder.statement(
                                THIRD, lastDays(), Set.of(ReportFormat.PDF), Locale.ENGLISH),
                        ADA,
                        "ada");
        var all =
                requests.ask(
                        ReportOrder.statements(
                                lastDays(), Set.of(ReportFormat.CSV), Locale.ENGLISH),
                        ADA,
                        "ada");

        awaitDone(one);
        awaitDone(all);

        var files = node.getBean(ReportFiles.class);
        assertThat(files.of(one, new ReportFileId(0), 100)).hasSize(1);
        assertThat(files.of(all, new ReportFileId(0), 100)).hasSize(PORTFOLIOS);
    }

    @Test
    void takesAReportOverFromANodeThatFellSilent() {
        var requests = node.getBean(ReportRequests.class);
        var id =
                requests.ask(
                        ReportOrder.statement(
                                THIRD, lastDays(), Set.of(ReportFormat.CSV), Locale.ENGLISH),
                        ADA,
                        "ada");
        awaitDone(id);
        database.ownerJdbc()
                .sql(
                        """
                        update report_request
                        set    state = 'RUNNING', node = 'gone', epoch = epoch + 1,
                               alive_at = utc_timestamp(6) - interval 1 minute
                        where  id = :id
                        """)
                .param("id", id.value())
                .update();

        awaitDone(id);

        assertThat(requests.find(id).orElseThrow().node()).isEqualTo("one");
    }

    @Test
    void asksOnceAMonthForWhoWantsAStatementOfEach() {
        var subscriptions = node.getBean(ReportSubscriptions.class);
        subscriptions.subscribe(THIRD, ADA, Set.of(ReportFormat.PDF));
        database.ownerJdbc()
                .sql("update report_subscription set since = '2026-01-10 12:00:00'")
                .update();
        var requests = node.getBean(ReportRequests.class);
        var january = monthly("2026-01-31T23:59:00Z");
        var february = monthly("2026-02-01T00:01:00Z");
        var afterwards = monthly("2026-02-14T00:01:00Z");

        january.askForThoseDue();
        assertThat(askedByTheTimetable()).isZero();
        february.askForThoseDue();
        february.askForThoseDue();
        afterwards.askForThoseDue();

        assertThat(askedByTheTimetable()).isEqualTo(1);
        var asked =
                requests.visibleTo(ADA, 100).stream()
                        .filter(request -> request.requestedBy().equals("timetable"))
                        .map(request -> request.order().period().orElseThrow())
                        .toList();
        assertThat(asked)
                .contains(new Period(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-01-31")));
        subscriptions.end(THIRD, ADA);
    }

    private static MonthlyStatements monthly(String now) {
        return new MonthlyStatements(
                node.getBean(ReportSubscriptions.class),
                node.getBean(ReportRequests.class),
                node.getBean(AuditTrail.class),
                database.transactions(),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static Period lastDays() {
        var today = LocalDate.ofInstant(node.getBean(Clock.class).instant(), ZoneOffset.UTC);
        return new Period(today.minusDays(3), today);
    }

    private static void awaitDone(ReportId report) {
        var requests = node.getBean(ReportRequests.class);
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> requests.find(report).map(ReportRequest::state).orElseThrow(),
                        state -> state == ReportState.DONE);
    }

    private static int askedByTheTimetable() {
        return database.jdbc()
                .sql(
                        "select count(*) from report_request where origin regexp 'month (2025-12|2026-01)'")
                .query(Integer.class)
                .single();
    }
}
