package io.tenfolio.db.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportRequest;
import io.tenfolio.report.ReportState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportRequestsTest {
    private static final Period OCTOBER =
            new Period(LocalDate.parse("2026-09-30"), LocalDate.parse("2026-10-31"));
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final RunId RUN = new RunId(Slot.ofEpochSecond(1_795_000_200L), 0);
    private static final ReportFileId NONE = new ReportFileId(0);

    private final TestDatabase database = TestDatabase.fresh();
    private final ReportRequests requests =
            new ReportRequests(database.jdbc(), database.transactions());
    private final ReportFiles files =
            new ReportFiles(database.jdbc(), database.transactions(), requests);
    private final Portfolios portfolios = new Portfolios(database.jdbc(), database.transactions());
    private final Users users = new Users(database.jdbc());

    private UserId ada;
    private UserId bob;
    private UserId operator;
    private UserId auditor;
    private PortfolioId adas;

    @BeforeEach
    void people() {
        ada = users.create("ada", "Ada", "-", Role.INVESTOR, false);
        bob = users.create("bob", "Bob", "-", Role.ADVISOR, false);
        operator = users.create("olga", "Olga", "-", Role.OPERATOR, false);
        auditor = users.create("theo", "Theo", "-", Role.AUDITOR, false);
        adas =
                portfolios.create(
                        ada,
                        "Savings",
                        Currency.getInstance("EUR"),
                        ZoneId.of("Europe/Berlin"),
                        CostMethod.FIFO);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatWasAskedFor() {
        var id = requests.ask(statement(), ada, "ada");

        var request = requests.find(id).orElseThrow();

        assertThat(request.order()).isEqualTo(statement());
        assertThat(request.owner()).contains(ada);
        assertThat(request.state()).isEqualTo(ReportState.OPEN);
        assertThat(requests.activeOf(ada)).isEqualTo(1);
    }

    @Test
    void asksOnceForWhatAScheduleCallsTheSame() {
        assertThat(requests.askOnce(statement(), ada, "monthly", "month 2026-10 of 1")).isPresent();

        assertThat(requests.askOnce(statement(), ada, "monthly", "month 2026-10 of 1")).isEmpty();
    }

    @Test
    void givesAReportToOneNodeAndAnotherLaneToTheOther() {
        var own = requests.ask(statement(), ada, "ada");
        var all = requests.ask(statements(), operator, "olga");

        assertThat(requests.takeNext("one", SILENCE, false)).contains(new ReportClaim(own, 1));
        assertThat(requests.takeNext("two", SILENCE, false)).isEmpty();
        assertThat(requests.takeNext("two", SILENCE, true)).contains(new ReportClaim(all, 1));
    }

    @Test
    void takesOverFromANodeThatIsSilentAndRefusesItsLateFiles() {
        requests.ask(statement(), ada, "ada");
        var first = requests.takeNext("one", SILENCE, false).orElseThrow();
        database.ownerJdbc()
                .sql("update report_request set alive_at = alive_at - interval 1 minute")
                .update();

        var second = requests.takeNext("two", SILENCE, false).orElseThrow();

        assertThat(second.epoch()).isEqualTo(2);
        assertThat(requests.alive(first)).isFalse();
        assertThatThrownBy(() -> keep(first, adas, ReportFormat.PDF, "late"))
                .isInstanceOf(LostReport.class);
        assertThat(files.of(first.report(), NONE, 10)).isEmpty();
        keep(second, adas, ReportFormat.PDF, "in time");
        assertThat(files.of(second.report(), NONE, 10)).hasSize(1);
    }

    @Test
    void keepsAFileOnceAndItsFirstBytes() throws Exception {
        requests.ask(statement(), ada, "ada");
        var claim = requests.takeNext("one", SILENCE, false).orElseThrow();

        keep(claim, adas, ReportFormat.CSV, "first");
        keep(claim, adas, ReportFormat.CSV, "second");

        assertThat(files.of(claim.report(), NONE, 10)).hasSize(1);
        assertThat(new String(read(only(claim.report())))).isEqualTo("first");
    }

    @Test
    void cutsLargeFilesAndPutsThemTogetherAgain() throws Exception {
        requests.ask(statement(), ada, "ada");
        var claim = requests.takeNext("one", SILENCE, false).orElseThrow();
        var bytes = new byte[700_000];
        new Random(1).nextBytes(bytes);

        keep(claim, adas, ReportFormat.PDF, bytes);

        var file = only(claim.report());
        assertThat(read(file)).isEqualTo(bytes);
        assertThat(file.size()).isEqualTo(700_000);
        assertThat(file.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void remembersTheRunItBeganWith() {
        requests.ask(statement(), ada, "ada");
        var claim = requests.takeNext("one", SILENCE, false).orElseThrow();

        assertThat(requests.begin(claim, RUN)).isEqualTo(RUN);
        assertThat(requests.begin(claim, new RunId(Slot.ofEpochSecond(1_795_000_800L), 0)))
                .isEqualTo(RUN);
    }

    @Test
    void stopsAndGoesOnWithWhatIsThere() {
        var id = requests.ask(statements(), operator, "olga");
        var claim = requests.takeNext("one", SILENCE, true).orElseThrow();
        keep(claim, adas, ReportFormat.CSV, "one");

        assertThat(requests.stop(id, "stopped by olga")).isTrue();
        assertThatThrownBy(() -> keep(claim, adas, ReportFormat.PDF, "late"))
                .isInstanceOf(LostReport.class);
        assertThat(requests.find(id).orElseThrow().progress().done()).isEqualTo(1);
        assertThat(requests.goOn(id)).isTrue();
        assertThat(requests.goOn(id)).isFalse();

        var again = requests.takeNext("two", SILENCE, true).orElseThrow();
        keep(again, adas, ReportFormat.PDF, "two");
        assertThat(requests.done(again)).isTrue();
        var done = requests.find(id).orElseThrow();
        assertThat(done.state()).isEqualTo(ReportState.DONE);
        assertThat(done.progress().done()).isEqualTo(2);
        assertThat(done.expiresAt()).isPresent();
    }

    @Test
    void showsRequestsToWhoAskedAndThoseOfAllToWhoRunsThePlace() {
        var own = requests.ask(statement(), ada, "ada");
        var all = requests.ask(statements(), operator, "olga");

        assertThat(requests.visibleTo(ada, 10)).extracting(ReportRequest::id).containsExactly(own);
        assertThat(requests.visibleTo(bob, 10)).isEmpty();
        assertThat(requests.visibleTo(operator, 10))
                .extracting(ReportRequest::id)
                .containsExactly(all);
        assertThat(requests.visibleTo(auditor, 10)).hasSize(2);
        assertThat(requests.visibleTo(bob, own)).isEmpty();
        assertThat(requests.visibleTo(operator, own)).isEmpty();
    }

    @Test
    void givesAnOwnStatementToWhoAskedOnly() {
        var file = statementOf(ada);

        assertThat(mayHave(ada, file)).isTrue();
        assertThat(mayHave(bob, file)).isFalse();
        assertThat(mayHave(operator, file)).isFalse();
        assertThat(mayHave(auditor, file)).isTrue();
        portfolios.share(adas, bob, Portfolios.Level.READ);
        assertThat(mayHave(bob, file)).isFalse();
    }

    @Test
    void takesAStatementAwayFromWhoLosesThePortfolio() {
        portfolios.share(adas, bob, Portfolios.Level.READ);
        var file = statementOf(bob);
        assertThat(mayHave(bob, file)).isTrue();

        portfolios.unshare(adas, bob);

        assertThat(mayHave(bob, file)).isFalse();
    }

    @Test
    void givesStatementsOfAllToWhoSeesEachPortfolioAndNotToTheOperator() {
        requests.ask(statements(), operator, "olga");
        var claim = requests.takeNext("one", SILENCE, true).orElseThrow();
        keep(claim, adas, ReportFormat.PDF, "statement");
        var file = only(claim.report());

        assertThat(mayHave(ada, file)).isTrue();
        assertThat(mayHave(operator, file)).isFalse();
        assertThat(mayHave(bob, file)).isFalse();
        assertThat(files.madeForAll(ada, 10)).hasSize(1);
        assertThat(files.madeForAll(bob, 10)).isEmpty();
        portfolios.share(adas, bob, Portfolios.Level.READ);
        assertThat(mayHave(bob, file)).isTrue();
    }

    @Test
    void givesTheListOfAllPortfoliosToTheOperatorWhoAsked() {
        requests.ask(
                ReportOrder.portfolios(Set.of(ReportFormat.CSV), Locale.ENGLISH), operator, "olga");
        var claim = requests.takeNext("one", SILENCE, true).orElseThrow();
        keep(claim, null, ReportFormat.CSV, "everything");
        var file = only(claim.report());

        assertThat(mayHave(operator, file)).isTrue();
        assertThat(mayHave(ada, file)).isFalse();
        database.ownerJdbc()
                .sql("update app_user set role = 'INVESTOR' where login = 'olga'")
                .update();
        assertThat(mayHave(operator, file)).isFalse();
    }

    @Test
    void forgetsFilesWhenTheirTimeIsOver() {
        var file = statementOf(ada);
        database.ownerJdbc().sql("update report_file set expires_at = utc_timestamp(6)").update();
        database.ownerJdbc()
                .sql("update report_request set expires_at = utc_timestamp(6)")
                .update();

        assertThat(mayHave(ada, file)).isFalse();
        assertThat(files.removeExpired(30)).isEqualTo(1);

        assertThat(count("report_file")).isZero();
        assertThat(count("report_segment")).isZero();
        assertThat(count("report_request")).isZero();
    }

    @Test
    void saysWhatWasLeftOut() {
        requests.ask(statements(), operator, "olga");
        var claim = requests.takeNext("one", SILENCE, true).orElseThrow();

        files.skip(claim, adas, "no rate of XAU");

        assertThat(files.skipped(claim.report(), 10)).containsEntry(adas, "no rate of XAU");
        assertThat(requests.find(claim.report()).orElseThrow().progress().skipped()).isEqualTo(1);
    }

    private ReportFile statementOf(UserId user) {
        requests.ask(statement(), user, "somebody");
        var claim = requests.takeNext("one", SILENCE, false).orElseThrow();
        keep(claim, adas, ReportFormat.PDF, "statement");
        requests.done(claim);
        return only(claim.report());
    }

    private boolean mayHave(UserId user, ReportFile file) {
        return files.visibleTo(user, file.id()).isPresent();
    }

    private ReportFile only(ReportId report) {
        return files.of(report, NONE, 10).getFirst();
    }

    private void keep(
            ReportClaim claim, PortfolioId portfolio, ReportFormat format, String content) {
        keep(claim, portfolio, format, content.getBytes());
    }

    private void keep(
            ReportClaim claim, PortfolioId portfolio, ReportFormat format, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            var file = new NewFile(portfolio, format, "statement", content.length, digest, 90);
            files.keep(claim, List.of(new Made(file, () -> new ByteArrayInputStream(content))));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] read(ReportFile file) throws Exception {
        var out = new ByteArrayOutputStream();
        files.write(file, out);
        return out.toByteArray();
    }

    private ReportOrder statement() {
        return ReportOrder.statement(
                adas, OCTOBER, Set.of(ReportFormat.CSV, ReportFormat.PDF), Locale.GERMANY);
    }

    private static ReportOrder statements() {
        return ReportOrder.statements(
                OCTOBER, Set.of(ReportFormat.CSV, ReportFormat.PDF), Locale.ENGLISH);
    }

    private int count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
    }
}
